package dev.flywheel.finance.journal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the tail that statements have to sum short: folds the lines of transactions older than the oldest one still
 * running into {@code balance_fold}. Never behind a writer, never in a writer's way.
 */
@Component
class BalanceFold {

    private static final String FOLD = """
            WITH bound AS (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS upto),
            fresh AS (
                SELECT account, product_group, segment, currency, (effective_at AT TIME ZONE 'UTC')::date AS day,
                       coalesce(sum(minor) FILTER (WHERE side = 'DEBIT'), 0) AS debits,
                       coalesce(sum(minor) FILTER (WHERE side = 'CREDIT'), 0) AS credits,
                       count(*) AS lines
                FROM posting
                WHERE tx >= :from::xid8 AND tx < (SELECT upto FROM bound)
                GROUP BY 1, 2, 3, 4, 5),
            folded AS (
                INSERT INTO balance_fold AS fold
                SELECT account, product_group, segment, currency, day, debits, credits FROM fresh
                ON CONFLICT (account, product_group, segment, currency, day) DO UPDATE
                SET debits = fold.debits + excluded.debits, credits = fold.credits + excluded.credits),
            moved AS (
                UPDATE fold_state SET folded_below = (SELECT upto FROM bound)
                WHERE EXISTS (SELECT FROM fresh))
            SELECT coalesce(sum(lines), 0) FROM fresh""";

    private final JdbcClient jdbc;

    BalanceFold(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Folds what can be folded now.
     *
     * @return number of lines folded
     */
    @Transactional
    public int fold() {
        // Locked in a statement of its own, so that the next one's snapshot is newer than any other fold.
        String from = jdbc.sql("SELECT folded_below::text FROM fold_state FOR UPDATE")
                .query(String.class)
                .single();
        return jdbc.sql(FOLD).param("from", from).query(Integer.class).single();
    }
}
