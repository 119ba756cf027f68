package dev.flywheel.catalog.search.snapshot;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something read from elsewhere and kept in memory: who asks gets what there is at once, and what is too old is read anew
 * beside him, by one at a time. Only the very first waits.
 */
public final class Snapshot<T extends Object> {

    private static final Logger log = LoggerFactory.getLogger(Snapshot.class);
    /** Reading takes at most this share of the time. */
    private static final int SELDOM = 50;

    private final Supplier<T> source;
    private final long youngest;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile @Nullable Kept<T> kept;

    /**
     * @param youngest what is younger is never read anew
     */
    public Snapshot(Supplier<T> source, Duration youngest) {
        this.source = source;
        this.youngest = youngest.toNanos();
    }

    public T get() {
        Kept<T> now = kept;
        if (now == null) {
            return read();
        }
        if (isOld(now) && renewing.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::renew);
        }
        return now.value();
    }

    /** Reads it now, unless somebody just did. */
    public void renewIfOld() {
        Kept<T> now = kept;
        if (now == null || System.nanoTime() - now.at() > SELDOM * now.cost()) {
            read();
        }
    }

    /** Reads it now. */
    public T read() {
        reading.lock();
        try {
            long start = System.nanoTime();
            T value = source.get();
            long end = System.nanoTime();
            kept = new Kept<>(value, end, end - start);
            return value;
        } finally {
            reading.unlock();
        }
    }

    private boolean isOld(Kept<T> now) {
        return System.nanoTime() - now.at() > Math.max(youngest, SELDOM * now.cost());
    }

    private void renew() {
        try {
            read();
        } catch (RuntimeException failed) {
            log.warn("what was read before stays for now: {}", failed.toString());
        } finally {
            renewing.set(false);
        }
    }

    /**
     * @param at end of reading
     * @param cost nanoseconds it took
     */
    private record Kept<T extends Object>(T value, long at, long cost) {}
}
