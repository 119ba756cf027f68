package dev.flywheel.catalog.search;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which products changed, in the order of the transactions that changed them. */
@Component
class ProductChanges {

    private final JdbcClient jdbc;

    ProductChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The database these changes are of. */
    UUID catalogue() {
        return jdbc.sql("SELECT id FROM catalogue").query(UUID.class).single();
    }

    /** Every transaction before this one is over: what it changed can be seen, and nothing can be added to it. */
    long settled() {
        return transactionId("pg_snapshot_xmin");
    }

    /** Every transaction that is committed now is before this one. */
    long begun() {
        return transactionId("pg_snapshot_xmax");
    }

    /**
     * The next changes before a transaction, by number (as text, 1000 would come before 999); a product that changed
     * again has moved on to its last change.
     */
    List<Change> after(IndexPlace place, long settled, int limit) {
        return jdbc.sql("""
                SELECT changed_tx::text AS transaction, id FROM product
                WHERE (changed_tx, id) > (:transaction::text::xid8, :product) AND changed_tx < :settled::text::xid8
                ORDER BY product.changed_tx, product.id LIMIT :limit""")
                .param("transaction", place.transaction())
                .param("product", place.product())
                .param("settled", settled)
                .param("limit", limit)
                .query((row, number) -> new Change(Long.parseLong(row.getString(1)), row.getObject(2, UUID.class)))
                .list();
    }

    private long transactionId(String ofSnapshot) {
        return Long.parseLong(jdbc.sql("SELECT " + ofSnapshot + "(pg_current_snapshot())::text")
                .query(String.class)
                .single());
    }

    /**
     * @param transaction the last one that changed anything a shopper sees of the product
     */
    record Change(long transaction, UUID product) {}
}
