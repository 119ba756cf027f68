package dev.flywheel.ads.campaign;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.UnitPrice;
import java.math.BigDecimal;
import java.util.Currency;

/** Money and prices as the millionths in which advertising counts. */
final class Micros {

    private Micros() {}

    static long of(Money money) {
        return money.decimal().movePointRight(6).longValueExact();
    }

    static Money money(long micros, Currency currency) {
        return Money.of(BigDecimal.valueOf(micros, 6), currency);
    }

    /** Whether a price is a whole number of micros. */
    static boolean fits(UnitPrice price) {
        return price.amount().stripTrailingZeros().scale() <= 6;
    }
}
