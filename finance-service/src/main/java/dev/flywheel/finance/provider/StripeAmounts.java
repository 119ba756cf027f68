package dev.flywheel.finance.provider;

import dev.flywheel.domain.Money;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/**
 * Amounts as Stripe writes them: in its own smallest unit, which is ours except for a few currencies (docs.stripe.com,
 * "Supported currencies", special cases and zero-decimal currencies).
 */
final class StripeAmounts {

    /** Without decimals since a reform, but still written with two. */
    private static final Set<String> TIMES_HUNDRED = Set.of("ISK", "UGX");

    /** Written without decimals where the standard has two. */
    private static final Set<String> WHOLE = Set.of("MGA");

    private static final int HUNDRED = 100;
    private static final int TEN = 10;

    private StripeAmounts() {}

    /**
     * @throws IllegalArgumentException when Stripe has no way to write it
     */
    static long of(Money amount) {
        String currency = amount.currency().getCurrencyCode();
        if (TIMES_HUNDRED.contains(currency)) {
            return Math.multiplyExact(amount.minor(), HUNDRED);
        }
        if (WHOLE.contains(currency)) {
            requireMultiple(amount, HUNDRED);
            return amount.minor() / HUNDRED;
        }
        if (amount.currency().getDefaultFractionDigits() > 2) {
            requireMultiple(amount, TEN);
        }
        return amount.minor();
    }

    static Money money(long stripe, String code) {
        Currency currency = Money.currency(code.toUpperCase(Locale.ROOT));
        if (TIMES_HUNDRED.contains(currency.getCurrencyCode())) {
            return new Money(stripe / HUNDRED, currency);
        }
        return new Money(WHOLE.contains(currency.getCurrencyCode()) ? stripe * HUNDRED : stripe, currency);
    }

    static String currency(Money amount) {
        return amount.currency().getCurrencyCode().toLowerCase(Locale.ROOT);
    }

    private static void requireMultiple(Money amount, int unit) {
        if (amount.minor() % unit != 0) {
            throw new IllegalArgumentException(amount + " is finer than the card networks settle");
        }
    }
}
