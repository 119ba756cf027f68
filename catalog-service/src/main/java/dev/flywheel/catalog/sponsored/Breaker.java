package dev.flywheel.catalog.sponsored;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Stops asking somebody who fails again and again, for a while; then one call may try. */
final class Breaker {

    private static final int FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final LongSupplier nanoTime;
    private int failures;
    private long askAgainAt;

    Breaker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** May be asked now. After a pause the first caller takes the chance, the others wait for how he fares. */
    synchronized boolean isClosed() {
        if (failures < FAILURES) {
            return true;
        }
        long now = nanoTime.getAsLong();
        if (now - askAgainAt < 0) {
            return false;
        }
        askAgainAt = now + PAUSE.toNanos();
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    /**
     * Counts a failure.
     *
     * @return true when this one opens it
     */
    synchronized boolean failed() {
        failures++;
        askAgainAt = nanoTime.getAsLong() + PAUSE.toNanos();
        return failures == FAILURES;
    }
}
