package dev.flywheel.accounts.throttle;

import jakarta.validation.constraints.Positive;
import java.time.Duration;

/**
 * So many attempts in so much time. They may come all at once; then they come back evenly.
 *
 * @param attempts at least 1
 * @param per time after which a spent allowance is whole again
 */
public record Limit(@Positive int attempts, Duration per) {

    public Limit {
        if (per.isNegative() || per.isZero()) {
            throw new IllegalArgumentException("a limit is per a positive time, not " + per);
        }
    }
}
