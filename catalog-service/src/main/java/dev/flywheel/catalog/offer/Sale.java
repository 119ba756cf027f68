package dev.flywheel.catalog.offer;

import dev.flywheel.domain.Money;
import java.time.Instant;

/**
 * A lower price for a while.
 *
 * @param from its first instant
 * @param to the first instant after it
 */
public record Sale(Money price, Instant from, Instant to) {

    public boolean runsAt(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
