package dev.flywheel.simulator;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Exact amounts in minor units and their decimal text. Deliberately not the shop's own money type: what judges the shop
 * shares no arithmetic with it.
 */
final class Amounts {

    private static final Pattern FORM = Pattern.compile("\\d{1,13}(\\.\\d{1,4})?");

    private Amounts() {}

    /**
     * @throws Refusal unless it is a positive decimal with at most the currency's decimals
     */
    static long minor(@Nullable String amount, Currency currency) {
        if (amount == null || !FORM.matcher(amount).matches()) {
            throw Refusal.badField("amount", "must be a decimal such as \"12.34\"");
        }
        BigDecimal minor = new BigDecimal(amount).movePointRight(currency.getDefaultFractionDigits());
        if (minor.stripTrailingZeros().scale() > 0) {
            throw Refusal.badField("amount", "has more decimals than " + currency + " has");
        }
        if (minor.signum() == 0) {
            throw Refusal.badField("amount", "must be above zero");
        }
        return minor.longValueExact();
    }

    static String text(long minor, Currency currency) {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
    }

    static Currency currency(@Nullable String code) {
        try {
            Currency currency = Currency.getInstance(code == null ? "" : code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            throw Refusal.badField("currency", "must be an ISO 4217 code such as \"USD\"");
        }
        throw Refusal.badField("currency", "must be a currency that can be paid in");
    }
}
