package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;
import dev.flywheel.orders.promotion.Basket;
import org.jspecify.annotations.Nullable;

/**
 * The goods are worth this much together, by their prices before anything is taken off.
 *
 * @param goods their name; empty when all are meant
 */
record MinimumSpend(Money minimum, String goods) implements Condition {

    @Override
    public @Nullable String missing(Basket basket, Covered covered) {
        if (covered.spent().compareTo(minimum) >= 0) {
            return null;
        }
        return Words.with("spend " + minimum.minus(covered.spent()) + " more", " on ", goods);
    }
}
