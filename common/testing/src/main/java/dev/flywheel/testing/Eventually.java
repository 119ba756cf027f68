package dev.flywheel.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Waits for what happens elsewhere, no longer than needed and never without a bound. */
public final class Eventually {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

    private Eventually() {}

    /** Something that throws while it does not hold. */
    @FunctionalInterface
    public interface Assertion {
        void check() throws Exception;
    }

    /**
     * Returns as soon as the condition holds. A condition that throws does not hold yet.
     *
     * @throws AssertionError when the time is up; its cause is what the condition threw last
     */
    public static void await(Duration atMost, Callable<Boolean> condition) {
        passes(atMost, () -> {
            if (!condition.call()) {
                throw new AssertionError("the condition does not hold");
            }
        });
    }

    /**
     * Returns as soon as the assertions pass.
     *
     * @throws AssertionError when the time is up; its cause is what failed last
     */
    public static void passes(Duration atMost, Assertion assertion) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            Throwable failure = failure(assertion);
            if (failure == null) {
                return;
            }
            if (System.nanoTime() >= deadline) {
                throw new AssertionError("not within " + atMost + ": " + failure.getMessage(), failure);
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static @Nullable Throwable failure(Assertion assertion) {
        try {
            assertion.check();
            return null;
        } catch (Exception | AssertionError failure) {
            return failure;
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", interrupted);
        }
    }
}
