package dev.flywheel.orders.promotion.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something counts: from the start until just before the end.
 *
 * @param from null for always until then
 * @param until null for always from then
 */
public record Span(@Nullable Instant from, @Nullable Instant until) {

    /** True when it is over at that time. */
    public boolean isBefore(Instant at) {
        return until != null && !at.isBefore(until);
    }

    /** True when it has not begun at that time. */
    public boolean isAfter(Instant at) {
        return from != null && at.isBefore(from);
    }
}
