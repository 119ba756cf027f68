package dev.flywheel.catalog.recommendation;

import dev.flywheel.catalog.change.Unnest;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** How many baskets there are, with each product in them, and with each pair of products near each other. */
@Component
class BasketCounts {

    /**
     * A product is paired with so many before it in the basket and so many after it. That bounds the work: a basket of 500
     * products makes 12,000 pairs and not 125,000. And it does better: what was put in side by side goes together more
     * than what was put in hours or months apart, see docs/benchmarks/recommendations.md. Baskets of up to 26 are paired
     * whole.
     */
    static final int WINDOW = 25;

    /**
     * The pairs that come or go, each once: of two products that both flip, the one with the smaller place sees it. Whether
     * the other flips stands in its own row: a join of the flips with themselves was planned as a loop in a loop.
     */
    private static final String PAIRS = """
            SELECT flip.kind, least(flip.product_id, near.product_id) AS product_a,
                   greatest(flip.product_id, near.product_id) AS product_b, count(*)::int AS baskets
            FROM flip
            JOIN basket_item near ON near.kind = flip.kind AND near.owner = flip.owner
                AND near.place BETWEEN flip.place - :window AND flip.place + :window
                AND near.product_id <> flip.product_id
            WHERE CASE WHEN near.flipped_in = :change THEN flip.place < near.place ELSE near.units > 0 END
            GROUP BY 1, 2, 3
            """;

    private static final String FLIPS = """
            WITH flip AS (
                SELECT * FROM unnest(:kinds::basket_kind[], :owners::uuid[], :products::uuid[], :places::int[])
                    AS flip (kind, owner, product_id, place))
            """;

    private final JdbcClient jdbc;

    BasketCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Products came into baskets. */
    void add(UUID change, List<Flip> flips) {
        count(flips, 1);
        bind(jdbc.sql(FLIPS + """
                INSERT INTO pair_baskets AS known (kind, product_a, product_b, baskets)
                """ + PAIRS + """
                ORDER BY 1, 2, 3
                ON CONFLICT (kind, product_a, product_b) DO UPDATE SET baskets = known.baskets + excluded.baskets"""), flips)
                .param("window", WINDOW)
                .param("change", change)
                .update();
    }

    /** Products went out of baskets. */
    void take(UUID change, List<Flip> flips) {
        count(flips, -1);
        bind(jdbc.sql(FLIPS + """
                MERGE INTO pair_baskets known USING (
                """ + PAIRS + """
                ) AS gone
                ON known.kind = gone.kind AND known.product_a = gone.product_a AND known.product_b = gone.product_b
                WHEN MATCHED AND known.baskets = gone.baskets THEN DELETE
                WHEN MATCHED THEN UPDATE SET baskets = known.baskets - gone.baskets
                WHEN NOT MATCHED THEN INSERT VALUES (gone.kind, gone.product_a, gone.product_b, -gone.baskets)"""), flips)
                .param("window", WINDOW)
                .param("change", change)
                .update();
    }

    void clear() {
        jdbc.sql("TRUNCATE basket, basket_item, product_baskets, pair_baskets").update();
        jdbc.sql("UPDATE basket_total SET baskets = 0").update();
    }

    private void count(List<Flip> flips, int sign) {
        bind(jdbc.sql(FLIPS + """
                MERGE INTO product_baskets known USING (
                    SELECT kind, product_id, :sign::int * count(*)::int AS more FROM flip GROUP BY kind, product_id) AS moved
                ON known.kind = moved.kind AND known.product_id = moved.product_id
                WHEN MATCHED AND known.baskets + moved.more = 0 THEN DELETE
                WHEN MATCHED THEN UPDATE SET baskets = known.baskets + moved.more
                WHEN NOT MATCHED THEN INSERT VALUES (moved.kind, moved.product_id, moved.more)"""), flips).param("sign", sign).update();
        bind(jdbc.sql(FLIPS + """
                , changed AS (
                    MERGE INTO basket known USING (
                        SELECT kind, owner, :sign::int * count(*)::int AS more FROM flip GROUP BY kind, owner) AS moved
                    ON known.kind = moved.kind AND known.owner = moved.owner
                    WHEN MATCHED THEN UPDATE SET items = known.items + moved.more
                    WHEN NOT MATCHED THEN INSERT VALUES (moved.kind, moved.owner, moved.more)
                    RETURNING new.kind AS kind, (new.items > 0)::int - (coalesce(old.items, 0) > 0)::int AS more)
                UPDATE basket_total SET baskets = basket_total.baskets + counted.more
                FROM (SELECT kind, sum(more) AS more FROM changed GROUP BY kind) AS counted
                WHERE basket_total.kind = counted.kind AND counted.more <> 0"""), flips).param("sign", sign).update();
    }

    private static StatementSpec bind(StatementSpec statement, List<Flip> flips) {
        return statement
                .param("kinds", Unnest.texts(flips, Flip::kind))
                .param("owners", Unnest.texts(flips, Flip::owner))
                .param("products", Unnest.texts(flips, Flip::product))
                .param("places", Unnest.texts(flips, Flip::place));
    }
}
