package dev.flywheel.orders.promotion.rule;

import dev.flywheel.orders.promotion.Basket;
import org.jspecify.annotations.Nullable;

/** What must hold for a promotion to count. */
interface Condition {

    /** For the shopper: what is missing, such as {@code spend 5.00 USD more}; null when it holds. */
    @Nullable
    String missing(Basket basket, Covered covered);
}
