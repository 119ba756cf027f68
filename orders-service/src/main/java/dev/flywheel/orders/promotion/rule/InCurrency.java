package dev.flywheel.orders.promotion.rule;

import dev.flywheel.orders.promotion.Basket;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The basket is paid in this currency. */
record InCurrency(Currency currency) implements Condition {

    @Override
    public @Nullable String missing(Basket basket, Covered covered) {
        return currency.equals(basket.currency()) ? null : "it counts for what is paid in " + currency;
    }
}
