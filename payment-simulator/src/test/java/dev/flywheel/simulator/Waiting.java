package dev.flywheel.simulator;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for a condition, with a bound. */
final class Waiting {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Waiting() {}

    static void until(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + LONGEST);
            }
            Thread.sleep(5);
        }
    }
}
