package dev.flywheel.standalone;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until the answer is the one awaited: for work that the API does after it has answered. */
public final class Patience {

    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Patience() {}

    /** The first answer that will do. */
    public static <T> T until(Supplier<T> question, Predicate<T> enough) {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        T answer = question.get();
        while (!enough.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("still waiting after " + AT_MOST + ": " + answer);
            }
            pause();
            answer = question.get();
        }
        return answer;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
