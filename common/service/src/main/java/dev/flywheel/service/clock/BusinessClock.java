package dev.flywheel.service.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one source of business time, in UTC and whole microseconds (what PostgreSQL keeps). It runs with the system's clock
 * and can be ahead of it, never behind, where the test clock is on.
 */
public final class BusinessClock extends Clock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** Moves the clock on, so that it shows at least the given time; it never goes back. */
    void advanceTo(Instant target) {
        beAhead(Duration.between(Clock.systemUTC().instant(), target));
    }

    /** Is from now on ahead of the system's clock by at least so much. */
    void beAhead(Duration wanted) {
        ahead.accumulateAndGet(wanted, (now, then) -> now.compareTo(then) >= 0 ? now : then);
    }

    Duration ahead() {
        return ahead.get();
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead.get()).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("business time is UTC");
    }
}
