package dev.flywheel.catalog.offer;

import dev.flywheel.catalog.change.Changes;
import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.contracts.orders.StockChanged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What orders says is in stock. Pages and search change only when an offer goes in or out of stock. */
@Component
class StockCopies {

    private final JdbcClient jdbc;
    private final Changes changes;

    StockCopies(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** In the transaction of the feed. */
    void changed(List<StockChanged> facts) {
        Map<UUID, Integer> last = new LinkedHashMap<>();
        facts.forEach(fact -> last.put(fact.offer().value(), fact.sellable()));
        List<UUID> turned = jdbc.sql("""
                WITH told AS (SELECT * FROM unnest(:ids::uuid[], :quantities::int[]) AS told (offer_id, sellable)),
                before AS (SELECT offer_id, sellable FROM stock_copy WHERE offer_id = ANY (:ids::uuid[])),
                written AS (
                    INSERT INTO stock_copy SELECT offer_id, sellable FROM told ORDER BY offer_id
                    ON CONFLICT (offer_id) DO UPDATE SET sellable = excluded.sellable)
                SELECT DISTINCT offer.product_id
                FROM told JOIN offer ON offer.id = told.offer_id LEFT JOIN before USING (offer_id)
                WHERE (told.sellable > 0) IS DISTINCT FROM (before.sellable > 0)""")
                .param("ids", Unnest.texts(last.keySet(), UUID::toString))
                .param("quantities", Unnest.texts(last.values(), quantity -> quantity))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        mark(turned);
    }

    void clear() {
        List<UUID> known = jdbc.sql("""
                SELECT DISTINCT offer.product_id FROM stock_copy JOIN offer ON offer.id = stock_copy.offer_id""")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        jdbc.sql("DELETE FROM stock_copy").update();
        mark(known);
    }

    /** The feed's transaction tells nothing: buyers' pages change, offers do not. */
    private void mark(List<UUID> products) {
        if (!products.isEmpty()) {
            changes.join();
            changes.changed(products);
        }
    }
}
