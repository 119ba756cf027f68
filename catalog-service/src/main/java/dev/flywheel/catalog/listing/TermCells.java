package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.offer.Condition;
import dev.flywheel.catalog.offer.Delivery;
import dev.flywheel.catalog.offer.PriceLimits;
import dev.flywheel.catalog.offer.Sale;
import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a row says about the offer. */
final class TermCells {

    private static final BigDecimal MAX_PRICE = new BigDecimal("10000000");
    private static final int MAX_HANDLING_DAYS = 30;
    private static final Duration LONGEST_SALE = Duration.ofDays(366);
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Cells cells;
    private final @Nullable Currency currency;

    TermCells(Cells cells) {
        this.cells = cells;
        this.currency = cells.parsed(Column.CURRENCY, 3, "unknown_currency", Money::currency);
    }

    Terms terms() {
        return new Terms(
                amount(Column.PRICE),
                condition(),
                sale(),
                new PriceLimits(amount(Column.MIN_PRICE), amount(Column.MAX_PRICE)),
                new Delivery(cells.number(Column.HANDLING_DAYS, MAX_HANDLING_DAYS), shipsFrom()));
    }

    private Condition condition() {
        Condition condition = cells.parsed(Column.CONDITION, 30, "unknown_condition", Condition::of);
        return condition == null ? Condition.NEW : condition;
    }

    private @Nullable Money amount(Column column) {
        String text = cells.line(column, 20);
        if (text == null) {
            return null;
        }
        if (currency == null) {
            cells.missing(Column.CURRENCY, "a price needs its currency");
            return null;
        }
        return cells.parsed(column, 20, "invalid_price", number -> price(number, currency));
    }

    private static Money price(String text, Currency currency) {
        Money price = Money.of(text, currency.getCurrencyCode());
        if (!price.isPositive() || price.decimal().compareTo(MAX_PRICE) > 0) {
            throw new IllegalArgumentException("a price is more than 0 and at most " + MAX_PRICE);
        }
        return price;
    }

    private @Nullable Sale sale() {
        Money price = amount(Column.SALE_PRICE);
        Instant from = time(Column.SALE_FROM);
        Instant to = time(Column.SALE_TO);
        if (price == null && from == null && to == null) {
            return null;
        }
        if (price == null || from == null || to == null) {
            missing(price, Column.SALE_PRICE);
            missing(from, Column.SALE_FROM);
            missing(to, Column.SALE_TO);
            return null;
        }
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST_SALE) > 0) {
            cells.refuse(
                    Column.SALE_TO, "out_of_range", "is after saleFrom, by " + LONGEST_SALE.toDays() + " days at most");
            return null;
        }
        return new Sale(price, from, to);
    }

    private void missing(@Nullable Object part, Column column) {
        if (part == null) {
            cells.missing(column, "a sale needs salePrice, saleFrom and saleTo");
        }
    }

    /** To the microsecond, as it is stored. */
    private @Nullable Instant time(Column column) {
        return cells.parsed(column, 40, "invalid_time", text -> {
            try {
                Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
                if (time.isBefore(Instant.EPOCH) || !time.isBefore(Instant.parse("2200-01-01T00:00:00Z"))) {
                    throw new IllegalArgumentException("a sale is between 1970 and 2200");
                }
                return time;
            } catch (DateTimeException wrong) {
                throw new IllegalArgumentException("a time is such as 2026-11-27T00:00:00Z", wrong);
            }
        });
    }

    private @Nullable String shipsFrom() {
        return cells.parsed(Column.SHIPS_FROM, 2, "unknown_country", text -> {
            if (!COUNTRIES.contains(text)) {
                throw new IllegalArgumentException("a country is such as US, of ISO 3166");
            }
            return text;
        });
    }
}
