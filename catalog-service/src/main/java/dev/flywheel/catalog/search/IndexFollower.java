package dev.flywheel.catalog.search;

import dev.flywheel.catalog.change.CatalogueFollower;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the index behind the product table: reads products in the order in which transactions changed them, as far as no
 * running transaction can still add to that order, and writes their documents. It remembers the place it has reached, so
 * a crash costs nothing but the last page, and starting from nothing is how a lost index is built again.
 */
@Component
class IndexFollower implements CatalogueFollower, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IndexFollower.class);
    private static final int PAGE = 500;
    private static final int PROGRESS_EVERY = 10_000;
    /** Behind the signal, for what other replicas commit. */
    private static final Duration SLOW_POLL = Duration.ofSeconds(2);

    private static final Duration PAUSE_WHILE_HIDDEN = Duration.ofMillis(2);

    private final JdbcClient jdbc;
    private final Documents documents;
    private final ProductIndex index;
    private final IndexDirectory directory;
    private final boolean inBackground;
    private final ReentrantLock working = new ReentrantLock(true);
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean running;
    /** Guarded by {@link #working}; null until the first look. */
    private @Nullable IndexPlace reached;

    IndexFollower(
            JdbcClient jdbc,
            Documents documents,
            ProductIndex index,
            IndexDirectory directory,
            SearchSettings settings) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.index = index;
        this.directory = directory;
        this.inBackground = settings.inBackground();
    }

    @Override
    public void wake() {
        signal.release();
    }

    @Override
    public boolean await(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        long everything = transactionId("pg_snapshot_xmax");
        try {
            do {
                if (working.tryLock(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    try {
                        if (follow() >= everything) {
                            return true;
                        }
                    } finally {
                        working.unlock();
                    }
                }
                LockSupport.parkNanos(PAUSE_WHILE_HIDDEN.toNanos());
            } while (System.nanoTime() < deadline);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /**
     * Works off all changes that can be seen.
     *
     * @return everything before this transaction is in the index
     */
    private long follow() {
        IndexPlace place = place();
        int done = 0;
        while (true) {
            long settled = transactionId("pg_snapshot_xmin");
            List<Change> page = page(place, settled);
            if (page.isEmpty()) {
                return settled;
            }
            apply(page);
            place = reached(
                    place.at(page.getLast().transaction(), page.getLast().product()));
            done += page.size();
            if (done % PROGRESS_EVERY < PAGE && done >= PROGRESS_EVERY) {
                log.info("search index: {} products written", done);
            }
        }
    }

    private void apply(List<Change> page) {
        List<UUID> ids = page.stream().map(Change::product).toList();
        List<ProductDocument> found = documents.of(ids);
        Set<UUID> gone = new HashSet<>(ids);
        found.forEach(document -> gone.remove(document.id()));
        index.write(found, new ArrayList<>(gone));
    }

    private List<Change> page(IndexPlace after, long settled) {
        return jdbc.sql("""
                SELECT changed_tx::text, id FROM product
                WHERE (changed_tx, id) > (:transaction::text::xid8, :product) AND changed_tx < :settled::text::xid8
                ORDER BY changed_tx, id LIMIT :limit""")
                .param("transaction", after.transaction())
                .param("product", after.product())
                .param("settled", settled)
                .param("limit", PAGE)
                .query((row, number) -> new Change(Long.parseLong(row.getString(1)), row.getObject(2, UUID.class)))
                .list();
    }

    private long transactionId(String ofSnapshot) {
        return Long.parseLong(jdbc.sql("SELECT " + ofSnapshot + "(pg_current_snapshot())::text")
                .query(String.class)
                .single());
    }

    private IndexPlace place() {
        return reached == null ? reached(found()) : reached;
    }

    private IndexPlace reached(IndexPlace place) {
        directory.reached(place);
        reached = place;
        return place;
    }

    /** What the directory remembers, if it is about this database. */
    private IndexPlace found() {
        UUID catalogue = jdbc.sql("SELECT id FROM catalogue").query(UUID.class).single();
        IndexPlace place = directory.place();
        if (place != null
                && place.catalogue().equals(catalogue)
                && place.transaction() < transactionId("pg_snapshot_xmax")) {
            return place;
        }
        if (place != null) {
            log.warn("the search index belongs to another database, or to a later state of this one");
        }
        return emptied(catalogue);
    }

    private IndexPlace emptied(UUID catalogue) {
        log.info("search index: building it from {} products", documents.count());
        index.clear();
        return IndexPlace.start(catalogue);
    }

    /** An index that lost documents without being damaged otherwise is found by counting. */
    private void checkCount() {
        working.lock();
        try {
            follow();
            long wanted = documents.count();
            long found = index.count();
            if (wanted != found) {
                // Something may have changed between the two counts, which the next look settles.
                follow();
                wanted = documents.count();
                found = index.count();
            }
            if (wanted != found) {
                log.warn("the search index holds {} products instead of {}", found, wanted);
                reached(emptied(place().catalogue()));
                follow();
            }
        } finally {
            working.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        if (inBackground) {
            Thread.ofVirtual().name("search-index").start(this::followOn);
        }
    }

    private void followOn() {
        boolean checked = false;
        while (running) {
            try {
                if (checked) {
                    workOff();
                } else {
                    checkCount();
                    checked = true;
                }
                if (signal.tryAcquire(SLOW_POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                log.warn("the search index rests for a moment: {}", failed.toString());
                LockSupport.parkNanos(SLOW_POLL.toNanos());
            }
        }
    }

    private void workOff() {
        working.lock();
        try {
            if (running) {
                follow();
            }
        } finally {
            working.unlock();
        }
    }

    @Override
    public void stop() {
        running = false;
        signal.release();
        // Who holds the lock is at a page; the index must not be closed under it.
        working.lock();
        working.unlock();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private record Change(long transaction, UUID product) {}
}
