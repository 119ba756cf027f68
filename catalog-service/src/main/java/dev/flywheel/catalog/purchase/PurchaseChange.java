package dev.flywheel.catalog.purchase;

import java.time.Instant;
import java.util.UUID;

/**
 * A line of an order of which the shopper now keeps more or fewer units.
 *
 * @param placedAt when the order was placed
 * @param before units kept until now; zero for a new line
 * @param after units kept now: placed, less what was cancelled or came back
 */
public record PurchaseChange(UUID order, UUID account, UUID product, Instant placedAt, int before, int after) {

    /** Units more, or fewer if negative; never zero. */
    public int units() {
        return after - before;
    }
}
