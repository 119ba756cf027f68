package dev.flywheel.catalog.offer;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.contracts.seller.SellerPerformanceChanged;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the seller service says of how sellers serve shoppers. It decides which offer is featured; products change only
 * where a seller's standing does, and do so with the job that tells his offers.
 */
@Component
class PerformanceCopies {

    private final JdbcClient jdbc;

    PerformanceCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction of the feed. */
    void changed(List<SellerPerformanceChanged> facts) {
        Map<UUID, SellerPerformanceChanged> last = new LinkedHashMap<>();
        facts.forEach(fact -> last.put(fact.seller().value(), fact));
        Map<UUID, SellerStanding> before = standings(last.keySet().stream().toList());
        write(last);
        List<UUID> turned = last.entrySet().stream()
                .filter(fact -> standing(fact.getValue()) != before.getOrDefault(fact.getKey(), SellerStanding.UNKNOWN))
                .map(Map.Entry::getKey)
                .toList();
        jdbc.sql("""
                UPDATE seller_copy SET version = version + 1, changed_tx = pg_current_xact_id()
                WHERE seller_id = ANY (:sellers::uuid[])""").param("sellers", Unnest.texts(turned, UUID::toString)).update();
    }

    void clear() {
        jdbc.sql("DELETE FROM seller_performance_copy").update();
    }

    private Map<UUID, SellerStanding> standings(List<UUID> sellers) {
        Map<UUID, SellerStanding> standings = new HashMap<>();
        jdbc.sql("SELECT * FROM seller_performance_copy WHERE seller_id = ANY (:sellers::uuid[])")
                .param("sellers", Unnest.texts(sellers, UUID::toString))
                .query(row -> {
                    standings.put(
                            row.getObject("seller_id", UUID.class),
                            SellerStanding.of(
                                    row.getInt("orders"),
                                    row.getInt("defective"),
                                    row.getInt("cancelled"),
                                    row.getInt("late")));
                });
        return standings;
    }

    private void write(Map<UUID, SellerPerformanceChanged> last) {
        jdbc.sql("""
                INSERT INTO seller_performance_copy (seller_id, orders, defective, cancelled, late)
                SELECT * FROM unnest(:ids::uuid[], :orders::int[], :defective::int[], :cancelled::int[], :late::int[])
                    AS told (seller_id, orders, defective, cancelled, late)
                ORDER BY seller_id
                ON CONFLICT (seller_id) DO UPDATE SET orders = excluded.orders, defective = excluded.defective,
                    cancelled = excluded.cancelled, late = excluded.late""")
                .param("ids", Unnest.texts(last.keySet(), UUID::toString))
                .param("orders", Unnest.texts(last.values(), SellerPerformanceChanged::orders))
                .param("defective", Unnest.texts(last.values(), SellerPerformanceChanged::defective))
                .param("cancelled", Unnest.texts(last.values(), SellerPerformanceChanged::cancelled))
                .param("late", Unnest.texts(last.values(), SellerPerformanceChanged::late))
                .update();
    }

    private static SellerStanding standing(SellerPerformanceChanged fact) {
        return SellerStanding.of(fact.orders(), fact.defective(), fact.cancelled(), fact.late());
    }
}
