package dev.flywheel.catalog.search;

import dev.flywheel.catalog.change.CatalogueFollower;
import dev.flywheel.service.clock.Settling;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
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
    private final boolean inBackground;
    private final ReentrantLock working = new ReentrantLock(true);
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean running;

    IndexFollower(ProductChanges changes, IndexUpdates updates, SearchSettings settings) {
        this.changes = changes;
        this.updates = updates;
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
                if (working.tryLock(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    try {
                        if (updates.workOff() >= everything) {
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

    @Override
    public void settle() {
        if (!await(SETTLED_WITHIN)) {
            throw new IllegalStateException("the search index did not come to rest within " + SETTLED_WITHIN);
        }
        alone(updates::merge);
    }

    @Override
    public void start() {
        running = true;
        if (inBackground) {
            Thread.ofVirtual().name("search-index").start(this::follow);
        }
    }

    private void follow() {
        boolean checked = false;
        while (running) {
            try {
                if (checked) {
                    alone(updates::workOff);
                } else {
                    alone(updates::check);
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

    private void alone(Runnable work) {
        working.lock();
        try {
            if (running) {
                work.run();
            }
        } finally {
            working.unlock();
        }
    }

    /** Returns when nobody writes any more, so that the index can be closed. */
    @Override
    public void stop() {
        updates.stop();
        signal.release();
        alone(() -> running = false);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
