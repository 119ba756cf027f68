package dev.flywheel.accounts.issuer;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time tokens live in: the machine's, never the business clock, since moving that by a month must sign nobody out.
 * Services that check tokens read the same clock.
 */
public final class TokenTime {

    private final Clock machine;

    public TokenTime(Clock machine) {
        this.machine = machine;
    }

    /** Whole microseconds, what PostgreSQL keeps. */
    public Instant now() {
        return machine.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
