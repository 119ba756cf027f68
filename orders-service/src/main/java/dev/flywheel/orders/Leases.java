package dev.flywheel.orders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * For how long whoever began something with finance sees to it himself. Afterwards anybody may take it over, so a crash
 * delays work and never loses it; two that overlap do no harm, since finance knows the key.
 */
@Component
public class Leases {

    private final Clock clock;
    private final OrdersSettings settings;

    Leases(Clock clock, OrdersSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    public Instant now() {
        return clock.instant();
    }

    /** How long a lease is. */
    public Duration length() {
        return settings.resumeAfter();
    }

    /** The end of a lease that begins now. */
    public Instant until() {
        return until(now());
    }

    /** The end of a lease that began then. */
    public Instant until(Instant begun) {
        return begun.plus(settings.resumeAfter());
    }
}
