package dev.flywheel.catalog.change;

import dev.flywheel.service.feed.FeedDelivery;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Through here goes every transaction that changes products or offers.
 *
 * <p>Events carry the whole state of an offer, and readers get them in the order of transaction ids, which PostgreSQL
 * gives out at a transaction's first write. Two writers that touch the same offer could therefore be told in the opposite
 * of the order in which they took effect. So a writer takes a lock that gives out no id before it writes anything:
 * then ids, effects and events have one order.
 */
@Component
public class Changes {

    private static final long LOCK = 0x466c79776865656cL;

    private final JdbcClient jdbc;
    private final FeedDelivery readers;
    private final ObjectProvider<CatalogueFollower> followers;

    Changes(JdbcClient jdbc, FeedDelivery readers, ObjectProvider<CatalogueFollower> followers) {
        this.jdbc = jdbc;
        this.readers = readers;
        this.followers = followers;
    }

    /** Makes the caller's transaction the only writer until it ends. To be called before its first write. */
    public void begin() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the catalogue is changed in a transaction");
        }
        boolean late = jdbc.sql("SELECT pg_current_xact_id_if_assigned() IS NOT NULL, pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> row.getBoolean(1))
                .single();
        if (late) {
            throw new IllegalStateException("the writer's lock comes before the first write");
        }
        wakeAfterCommit();
    }

    /**
     * The same for a transaction that has written already, and therefore must not tell anything. Whoever changes products
     * takes their rows in whatever order; they do not wait for each other in a circle because there is one at a time.
     */
    public void join() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> 0)
                .list();
    }

    /** Marks products whose pages look different now, so that who follows the catalogue reads them again. */
    public void changed(Collection<UUID> products) {
        if (products.isEmpty()) {
            return;
        }
        jdbc.sql("UPDATE product SET changed_tx = pg_current_xact_id() WHERE id = ANY (:ids::uuid[])")
                .param("ids", Unnest.texts(products, UUID::toString))
                .update();
        wakeAfterCommit();
    }

    /** The followers of this process look once the caller's transaction is committed. */
    public void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                followers.forEach(CatalogueFollower::wake);
            }
        });
    }

    /**
     * Waits until what is committed has arrived in the search index and in the services that read our feed, so that a
     * caller can go on there. Call it outside a transaction.
     *
     * @return false if the time was over first
     */
    public boolean await(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        boolean arrived = true;
        for (CatalogueFollower follower : followers) {
            arrived &= follower.await(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
        return readers.await(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))) && arrived;
    }
}
