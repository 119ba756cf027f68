package dev.flywheel.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * A price finer than a cent (a bid, a cloud rate): exact decimal, at most ten decimals. It becomes {@link Money} once,
 * when billed.
 *
 * @param amount not negative, at most ten decimals
 * @param currency ISO 4217 currency
 */
public record UnitPrice(BigDecimal amount, Currency currency) {

    private static final BigDecimal MICRO = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000L);

    public UnitPrice {
        if (amount.signum() < 0
                || amount.compareTo(MAX) > 0
                || amount.stripTrailingZeros().scale() > 10) {
            throw new IllegalArgumentException("a unit price is between 0 and 1000000000 with at most 10 decimals");
        }
    }

    /** JSON shape: {@code {"amount":"0.4500","currency":"USD"}}. */
    @JsonCreator
    public static UnitPrice of(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        if (amount == null || !amount.matches("\\d{1,10}(\\.\\d{1,10})?")) {
            throw new IllegalArgumentException("amount must be a decimal such as \"0.45\"");
        }
        return new UnitPrice(new BigDecimal(amount), Money.currency(currency));
    }

    /** Decimal text used in JSON. */
    @JsonProperty("amount")
    public String text() {
        return amount.toPlainString();
    }

    /** Millionths of the major unit; finer prices are refused. Auctions count in these. */
    public long micros() {
        return amount.multiply(MICRO).longValueExact();
    }

    public static UnitPrice ofMicros(long micros, Currency currency) {
        return new UnitPrice(BigDecimal.valueOf(micros, 6), currency);
    }

    /** What {@code quantity} units cost, rounded half up once. */
    public Money times(long quantity) {
        return Money.rounded(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }
}
