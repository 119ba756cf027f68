package dev.flywheel.catalog.offer;

import dev.flywheel.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an offer costs as time goes by.
 *
 * @param sale planned, running or over; null without one
 */
public record Pricing(Money regular, @Nullable Sale sale) {

    /** Reads the columns price_minor, currency, sale_minor, sale_from and sale_to; null where there is no price. */
    public static @Nullable Pricing of(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        if (currency == null) {
            return null;
        }
        Money regular = new Money(row.getLong("price_minor"), Money.currency(currency));
        OffsetDateTime from = row.getObject("sale_from", OffsetDateTime.class);
        if (from == null) {
            return new Pricing(regular, null);
        }
        return new Pricing(
                regular,
                new Sale(
                        new Money(row.getLong("sale_minor"), regular.currency()),
                        from.toInstant(),
                        row.getObject("sale_to", OffsetDateTime.class).toInstant()));
    }

    /** What a shopper pays at that time. */
    public Money at(Instant time) {
        return sale != null && sale.runsAt(time) ? sale.price() : regular;
    }

    /** The sale that runs at that time. */
    public @Nullable Sale saleAt(Instant time) {
        return sale != null && sale.runsAt(time) ? sale : null;
    }

    /** When the price changes by itself after that time; null when it does not. */
    public @Nullable Instant nextChange(Instant after) {
        return sale == null
                ? null
                : Stream.of(sale.from(), sale.to())
                        .filter(time -> time.isAfter(after))
                        .findFirst()
                        .orElse(null);
    }

    /** Every price a shopper may pay from that time on. */
    Stream<Money> from(Instant time) {
        return sale != null && sale.to().isAfter(time) ? Stream.of(regular, sale.price()) : Stream.of(regular);
    }
}
