package dev.flywheel.catalog.bestseller;

import dev.flywheel.catalog.change.Changes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ranks products by what they sold lately, when sales have changed and once an hour, since sales grow older and categories
 * move. Only ranks that differ are written.
 */
@Component
class SalesRanking {

    private static final Duration AT_LEAST_EVERY = Duration.ofHours(1);

    private static final String SCORES = """
            SELECT sold.product_id, product.category_id,
                   sum(sold.units::bigint * (:weights::int[])[:today::date - sold.day + 1])::bigint AS score
            FROM sales_day sold JOIN product ON product.id = sold.product_id
            WHERE sold.day > :today::date - cardinality(:weights::int[]) AND sold.day <= :today::date
            GROUP BY sold.product_id, product.category_id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Changes changes;
    private final Clock clock;

    SalesRanking(JdbcClient jdbc, TransactionTemplate transaction, Changes changes, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * A job, which bears running twice.
     *
     * @return ranks and popularities that changed
     */
    int run() {
        Integer ranked = transaction.execute(status -> isDue() ? rank() : -1);
        if (ranked == null || ranked < 0) {
            return 0;
        }
        Integer popular = transaction.execute(status -> popularity());
        return ranked + (popular == null ? 0 : popular);
    }

    /** Who runs at the same time waits here, and then finds nothing to do. What is sold from now on is for the next run. */
    private boolean isDue() {
        State state = jdbc.sql("""
                SELECT ranking.changes, ranking.ranked_at, (SELECT changes FROM sales_news) AS news
                FROM sales_ranking ranking FOR UPDATE OF ranking""")
                .query((row, number) -> new State(
                        row.getLong("changes"), row.getLong("news"), row.getObject("ranked_at", OffsetDateTime.class)))
                .single();
        Instant now = clock.instant();
        OffsetDateTime due = now.minus(AT_LEAST_EVERY).atOffset(ZoneOffset.UTC);
        if (state.ranked() == state.news() && state.at().isAfter(due)) {
            return false;
        }
        jdbc.sql("UPDATE sales_ranking SET changes = :news, ranked_at = :now")
                .param("news", state.news())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return true;
    }

    /** Pages show ranks, so products whose ranks moved are written down. */
    private int rank() {
        changes.wakeAfterCommit();
        return jdbc.sql("""
                WITH moved AS (
                MERGE INTO sales_rank known USING (
                    WITH RECURSIVE score AS (""" + SCORES + """
                    ), above AS (
                        SELECT id AS category_id, id AS node, parent_id FROM category
                        UNION ALL
                        SELECT above.category_id, parent.id, parent.parent_id
                        FROM above JOIN category parent ON parent.id = above.parent_id
                    ), ranked AS (
                        SELECT above.node AS category_id, above.parent_id IS NULL AS top, score.product_id, score.score,
                               row_number() OVER (PARTITION BY above.node
                                                  ORDER BY score.score DESC, score.product_id)::int AS rank
                        FROM score JOIN above ON above.category_id = score.category_id)
                    SELECT * FROM ranked WHERE top OR rank <= :listed) AS fresh
                ON known.category_id = fresh.category_id AND known.product_id = fresh.product_id
                WHEN MATCHED AND (known.rank, known.score) <> (fresh.rank, fresh.score)
                    THEN UPDATE SET rank = fresh.rank, score = fresh.score
                WHEN NOT MATCHED THEN
                    INSERT VALUES (fresh.category_id, fresh.product_id, fresh.rank, fresh.score)
                WHEN NOT MATCHED BY SOURCE THEN DELETE
                RETURNING known.product_id),
                noted AS (
                    INSERT INTO sales_rank_change (product_id, changed_tx)
                    SELECT DISTINCT product_id, pg_current_xact_id() FROM moved
                    ON CONFLICT (product_id) DO UPDATE SET changed_tx = excluded.changed_tx)
                SELECT count(*) FROM moved""")
                .param("weights", SalesWeights.array())
                .param("today", today())
                .param("listed", BestSellers.LISTED)
                .query(Integer.class)
                .single();
    }

    /** Products whose popularity took a step are marked as changed, which needs the writer's lock. */
    private int popularity() {
        changes.begin();
        List<UUID> stepped = jdbc.sql("""
                MERGE INTO popularity known USING (
                    SELECT product_id, floor(log(2, 1 + score / 1000.0))::int AS level FROM (""" + SCORES + """
                    ) AS score WHERE score >= 1000) AS fresh
                ON known.product_id = fresh.product_id
                WHEN MATCHED AND known.level <> fresh.level THEN UPDATE SET level = fresh.level
                WHEN NOT MATCHED THEN INSERT VALUES (fresh.product_id, fresh.level)
                WHEN NOT MATCHED BY SOURCE THEN DELETE
                RETURNING known.product_id""")
                .param("weights", SalesWeights.array())
                .param("today", today())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        changes.changed(stepped);
        return stepped.size();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private record State(long ranked, long news, OffsetDateTime at) {}
}
