package dev.flywheel.orders.delivery;

import dev.flywheel.domain.OfferId;

/**
 * Units of one line that have to be found somewhere.
 *
 * @param quantity positive
 */
public record Wanted(OfferId offer, int quantity) {

    public Wanted {
        if (quantity <= 0) {
            throw new IllegalArgumentException("a line wants something");
        }
    }
}
