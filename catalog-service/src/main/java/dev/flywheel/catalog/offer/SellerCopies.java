package dev.flywheel.catalog.offer;

import dev.flywheel.catalog.change.Changes;
import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.contracts.seller.SellerChanged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the seller service says about sellers. Shoppers see the effect at once. Other services are told in transactions
 * of their own: the feed's has written its cursor already, so it comes too late for the writer's lock.
 */
@Component
class SellerCopies {

    private static final int PRODUCTS_AT_ONCE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Changes changes;
    private final OfferNews news;
    private final PerformanceCopies performance;

    SellerCopies(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Changes changes,
            OfferNews news,
            PerformanceCopies performance) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.changes = changes;
        this.news = news;
        this.performance = performance;
    }

    /** In the transaction of the feed. */
    void changed(List<SellerChanged> facts) {
        Map<UUID, SellerChanged> last = new LinkedHashMap<>();
        facts.forEach(fact -> last.put(fact.seller().value(), fact));
        jdbc.sql("""
                INSERT INTO seller_copy AS known (seller_id, display_name, active)
                SELECT seller_id, display_name, active
                FROM unnest(:ids::uuid[], :names, :active::boolean[]) AS told (seller_id, display_name, active)
                ORDER BY seller_id
                ON CONFLICT (seller_id) DO UPDATE
                SET display_name = excluded.display_name, active = excluded.active, version = known.version + 1,
                    changed_tx = pg_current_xact_id()
                WHERE (known.display_name, known.active) IS DISTINCT FROM (excluded.display_name, excluded.active)""")
                .param("ids", Unnest.texts(last.keySet(), UUID::toString))
                .param("names", Unnest.texts(last.values(), SellerChanged::displayName))
                .param("active", Unnest.texts(last.values(), SellerChanged::active))
                .update();
        changes.wakeAfterCommit();
    }

    /** The feed repeats every seller, each of whom is told again if he differs. */
    void clear() {
        jdbc.sql("DELETE FROM seller_copy").update();
        performance.clear();
    }

    boolean knows(UUID seller) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM seller_copy WHERE seller_id = :seller)")
                .param("seller", seller)
                .query(Boolean.class)
                .single();
    }

    /**
     * Tells the offers of sellers that changed; a job, which bears running twice.
     *
     * @return sellers done
     */
    int tell() {
        List<Version> untold = jdbc.sql(
                        "SELECT seller_id, version FROM seller_copy WHERE told <> version ORDER BY seller_id LIMIT 1000")
                .query((row, number) -> new Version(row.getObject("seller_id", UUID.class), row.getInt("version")))
                .list();
        untold.forEach(this::tell);
        return untold.size();
    }

    /** A seller who changes meanwhile has a newer version, and stays untold. */
    private void tell(Version seller) {
        UUID after = FIRST;
        while (after != null) {
            UUID from = after;
            after = transaction.execute(status -> tellSome(seller.id(), from));
        }
        jdbc.sql("UPDATE seller_copy SET told = :version WHERE seller_id = :seller")
                .param("version", seller.version())
                .param("seller", seller.id())
                .update();
    }

    /** The last product told, null when there are no more. */
    private @Nullable UUID tellSome(UUID seller, UUID after) {
        changes.begin();
        List<UUID> products = jdbc.sql("""
                SELECT DISTINCT product_id FROM offer WHERE seller_id = :seller AND product_id > :after
                ORDER BY product_id LIMIT :limit""")
                .param("seller", seller)
                .param("after", after)
                .param("limit", PRODUCTS_AT_ONCE)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        news.tell(products, Map.of());
        changes.changed(products);
        return products.size() < PRODUCTS_AT_ONCE ? null : products.getLast();
    }

    private record Version(UUID id, int version) {}
}
