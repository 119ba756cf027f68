package dev.flywheel.orders.promotion.rule;

import dev.flywheel.orders.promotion.Basket;
import org.jspecify.annotations.Nullable;

/**
 * There is something in the basket that the promotion is for.
 *
 * @param goods their name; empty when they have none
 */
record HasGoods(String goods) implements Condition {

    @Override
    public @Nullable String missing(Basket basket, Covered covered) {
        if (!covered.isEmpty()) {
            return null;
        }
        return "it is for " + (goods.isEmpty() ? "other goods" : goods) + ", and there is nothing of it in the basket";
    }
}
