package dev.flywheel.orders.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between tries: 10 s, three times as long each time, twelve hours at most, a fifth more or less by chance. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration LONGEST_WISH = Duration.ofDays(1);
    private static final double SPREAD = 0.2;

    private Backoff() {}

    /**
     * @param tries how many there were, the failed one included
     * @param wish what the other side asked for; zero when it did not
     */
    static Duration pause(int tries, Duration wish, RandomGenerator random) {
        double seconds = Math.min(FIRST.toSeconds() * Math.pow(3, tries - 1), LONGEST.toSeconds());
        double spread = seconds * (1 - SPREAD + 2 * SPREAD * random.nextDouble());
        Duration own = Duration.ofMillis(Math.round(spread * 1000));
        Duration heard = wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
        return own.compareTo(heard) >= 0 ? own : heard;
    }
}
