package dev.flywheel.finance.statement;

import java.math.BigDecimal;
import java.util.Currency;

/** Sums of a whole business, which may pass what a single {@code Money} holds. */
final class Amounts {

    private Amounts() {}

    /** Decimal text such as {@code "12.34"} of a sum in minor units. */
    static String text(BigDecimal minor, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        return minor.movePointLeft(digits).setScale(digits).toPlainString();
    }
}
