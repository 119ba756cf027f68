package dev.flywheel.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An exact amount in the smallest unit of its currency: 12.34 USD is {@code minor = 1234}. In JSON
 * {@code {"amount":"12.34","currency":"USD"}}. Arithmetic overflows loudly and never mixes currencies.
 *
 * @param minor amount in minor units; may be negative
 * @param currency ISO 4217 currency
 */
public record Money(@JsonIgnore long minor, Currency currency) implements Comparable<Money> {

    /** Amounts above this (ten trillion in cents) are a caller's mistake, not a price. */
    public static final long MAX_MINOR = 1_000_000_000_000_000L;

    public Money {
        if (Math.abs(minor) > MAX_MINOR) {
            throw new IllegalArgumentException("amount is out of range");
        }
    }

    /** Reads {@code "12.34"} exactly; more decimals than the currency has are refused, not rounded. */
    @JsonCreator
    public static Money of(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        return of(parse(amount), currency(currency));
    }

    /** Exact conversion; more decimals than the currency has are refused, not rounded. */
    public static Money of(BigDecimal amount, Currency currency) {
        return exact(amount, currency, RoundingMode.UNNECESSARY);
    }

    /** Converts with one rounding, half up: the place where a fraction becomes money. */
    public static Money rounded(BigDecimal amount, Currency currency) {
        return exact(amount, currency, RoundingMode.HALF_UP);
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** Currency by its ISO 4217 code; an unknown one is an {@link IllegalArgumentException} that names it. */
    public static Currency currency(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() < 0) {
                throw new IllegalArgumentException("'" + code + "' is not a currency of payment");
            }
            return currency;
        } catch (IllegalArgumentException | NullPointerException unknown) {
            throw new IllegalArgumentException("'" + code + "' is not an ISO 4217 currency", unknown);
        }
    }

    private static BigDecimal parse(String amount) {
        if (amount == null || amount.length() > 20 || !amount.matches("-?\\d{1,15}(\\.\\d{1,4})?")) {
            throw new IllegalArgumentException("amount must be a decimal such as \"12.34\"");
        }
        return new BigDecimal(amount);
    }

    private static Money exact(BigDecimal amount, Currency currency, RoundingMode rounding) {
        BigInteger minor;
        try {
            minor = amount.movePointRight(currency.getDefaultFractionDigits())
                    .setScale(0, rounding)
                    .toBigIntegerExact();
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException(
                    currency + " has " + currency.getDefaultFractionDigits() + " decimals", tooFine);
        }
        if (minor.bitLength() > 62) {
            throw new IllegalArgumentException("amount is out of range");
        }
        return new Money(minor.longValueExact(), currency);
    }

    /** The decimal text used in JSON, e.g. {@code "12.34"}. */
    @JsonProperty("amount")
    public String amount() {
        return decimal().toPlainString();
    }

    /** The amount in major units, with exactly the currency's decimals. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    /** Share of this amount, rounded half up once: {@code portion(0.15)} is fifteen per cent. */
    public Money portion(BigDecimal rate) {
        return rounded(decimal().multiply(rate), currency);
    }

    public Money negate() {
        return new Money(-minor, currency);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @JsonIgnore
    public boolean isZero() {
        return minor == 0;
    }

    @JsonIgnore
    public boolean isPositive() {
        return minor > 0;
    }

    @JsonIgnore
    public boolean isNegative() {
        return minor < 0;
    }

    /**
     * Splits by the given weights so that the parts add up exactly: everyone gets the rounded-down share, and the cents
     * left over go to the largest remainders (ties to the earlier part).
     *
     * @param weights not negative, not all zero
     */
    public List<Money> allocate(List<Long> weights) {
        BigInteger total = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() <= 0 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights must be positive");
        }
        BigInteger amount = BigInteger.valueOf(Math.abs(minor));
        long[] parts = new long[weights.size()];
        List<BigInteger> remainders = new ArrayList<>();
        long left = Math.abs(minor);
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] share =
                    amount.multiply(BigInteger.valueOf(weights.get(i))).divideAndRemainder(total);
            parts[i] = share[0].longValueExact();
            remainders.add(share[1]);
            left -= parts[i];
        }
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left)
                .forEach(i -> parts[i]++);
        long sign = minor < 0 ? -1 : 1;
        return IntStream.range(0, parts.length)
                .mapToObj(i -> new Money(sign * parts[i], currency))
                .toList();
    }

    /** Sum of the amounts, zero in the given currency when there are none. */
    public static Money sum(Iterable<Money> amounts, Currency currency) {
        Money sum = zero(currency);
        for (Money amount : amounts) {
            sum = sum.plus(amount);
        }
        return sum;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    @Override
    public String toString() {
        return amount() + " " + currency;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }
}
