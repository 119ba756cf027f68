package dev.flywheel.catalog.search;

import dev.flywheel.catalog.change.CatalogueFollower;
import dev.flywheel.service.clock.Settling;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the index behind the product table: woken after each commit here, with a slow poll behind that for what other
 * replicas commit.
 */
@Component
class IndexFollower implements CatalogueFollower, Settling, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IndexFollower.class);
    private static final Duration SLOW_POLL = Duration.ofSeconds(2);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(30);
    private static final Duration PAUSE_WHILE_HIDDEN = Duration.ofMillis(2);

    private final ProductChanges changes;
    private final IndexUpdates updates;
    private final Rebuild rebuild;
    private final IndexPlaces places;
    private final boolean inBackground;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean running;

    IndexFollower(
            ProductChanges changes,
            IndexUpdates updates,
            Rebuild rebuild,
            IndexPlaces places,
            SearchSettings settings) {
        this.changes = changes;
        this.updates = updates;
        this.rebuild = rebuild;
        this.places = places;
        this.inBackground = settings.inBackground();
    }

    @Override
    public void wake() {
        signal.release();
    }

    @Override
    public boolean await(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        long everything = changes.begun();
        try {
            do {
                if (updates.working().tryLock(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    try {
                        if (caughtUp() >= everything) {
                            return true;
                        }
                    } finally {
                        updates.working().unlock();
                    }
                }
                LockSupport.parkNanos(PAUSE_WHILE_HIDDEN.toNanos());
            } while (System.nanoTime() < deadline);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    @Override
    public void settle() {
        if (!await(SETTLED_WITHIN)) {
            throw new IllegalStateException("the search index did not come to rest within " + SETTLED_WITHIN);
        }
        alone(updates::merge);
    }

    private long caughtUp() {
        if (!inBackground && places.place() == null) {
            rebuild.run(places.loss());
        }
        return updates.workOff();
    }

    @Override
    public void start() {
        running = true;
        opened();
        if (inBackground) {
            Thread.ofVirtual().name("search-index").start(this::follow);
        }
    }

    /** At once, so that an index that is sound is searched from the first call on. */
    private boolean opened() {
        try {
            return updates.open();
        } catch (RuntimeException away) {
            log.warn("the search index cannot be opened yet: {}", away.toString());
            return false;
        }
    }

    private void follow() {
        boolean checked = false;
        while (running) {
            try {
                if (checked && places.place() != null) {
                    alone(updates::workOff);
                } else {
                    checked = check();
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

    /**
     * Builds what is missing. An index that only lacks something is searched until another is built.
     *
     * @return there is an index now
     */
    private boolean check() {
        if (!updates.open()) {
            rebuild.run(places.loss());
            return places.place() != null;
        }
        String fault = fault();
        if (fault != null && places.place() == null) {
            rebuild.run(fault);
        } else if (fault != null) {
            rebuild.start(fault);
        }
        return places.place() != null;
    }

    private @Nullable String fault() {
        updates.working().lock();
        try {
            return running ? updates.fault() : null;
        } finally {
            updates.working().unlock();
        }
    }

    private void alone(Runnable work) {
        updates.working().lock();
        try {
            if (running) {
                work.run();
            }
        } finally {
            updates.working().unlock();
        }
    }

    /** Returns when nobody writes any more, so that the index can be closed. */
    @Override
    public void stop() {
        updates.stop();
        signal.release();
        rebuild.awaitEnd();
        alone(() -> running = false);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
