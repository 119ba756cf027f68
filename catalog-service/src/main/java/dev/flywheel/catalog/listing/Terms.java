package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.offer.Condition;
import dev.flywheel.catalog.offer.Delivery;
import dev.flywheel.catalog.offer.PriceLimits;
import dev.flywheel.catalog.offer.Sale;
import dev.flywheel.domain.Money;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a row says about its sender's offer.
 *
 * @param price null: listed, but not for sale
 * @param sale planned, running or over; null without one
 */
public record Terms(
        @Nullable Money price,
        Condition condition,
        @Nullable Sale sale,
        PriceLimits limits,
        Delivery delivery) {

    Terms(@Nullable Money price, Condition condition) {
        this(price, condition, null, PriceLimits.NONE, Delivery.UNKNOWN);
    }

    /**
     * This where the row had the column, what was there before where it had not. What the row does not state and what
     * makes no sense beside what it does state, such as a sale of an offer that has no price any more, goes.
     */
    Terms over(Terms before, Set<Column> stated) {
        Money now = stated.contains(Column.PRICE) ? price : before.price;
        Sale kept = sameCurrency(now, before.sale == null ? null : before.sale.price()) ? before.sale : null;
        return new Terms(
                now,
                stated.contains(Column.CONDITION) ? condition : before.condition,
                Collections.disjoint(stated, Column.SALE) ? kept : sale,
                new PriceLimits(
                        limit(Column.MIN_PRICE, limits.min(), before.limits.min(), now, stated),
                        limit(Column.MAX_PRICE, limits.max(), before.limits.max(), now, stated)),
                new Delivery(
                        stated.contains(Column.HANDLING_DAYS)
                                ? delivery.handlingDays()
                                : before.delivery.handlingDays(),
                        stated.contains(Column.SHIPS_FROM) ? delivery.shipsFrom() : before.delivery.shipsFrom()));
    }

    private static @Nullable Money limit(
            Column column, @Nullable Money stated, @Nullable Money before, @Nullable Money price, Set<Column> columns) {
        if (columns.contains(column)) {
            return stated;
        }
        return sameCurrency(price, before) ? before : null;
    }

    private static boolean sameCurrency(@Nullable Money price, @Nullable Money other) {
        return price != null && other != null && price.currency().equals(other.currency());
    }

    /** What cannot be true together; null when all of it can. */
    @Nullable
    RowProblem contradiction() {
        Money now = price;
        if (now == null) {
            return sale == null && limits.none()
                    ? null
                    : RowProblem.of(Column.PRICE, "required", "a sale price and limits need a price");
        }
        boolean mixed = Stream.of(sale == null ? null : sale.price(), limits.min(), limits.max())
                .anyMatch(amount -> amount != null && !amount.currency().equals(now.currency()));
        if (mixed) {
            return RowProblem.of(
                    Column.CURRENCY, "mixed_currencies", "all amounts of an offer are in " + now.currency());
        }
        if (sale != null && sale.price().compareTo(now) >= 0) {
            return RowProblem.of(
                    Column.SALE_PRICE,
                    "not_lower",
                    "the sale price " + sale.price() + " is not below the price " + now);
        }
        if (limits.min() != null && limits.max() != null && limits.min().compareTo(limits.max()) > 0) {
            return RowProblem.of(
                    Column.MIN_PRICE,
                    "out_of_range",
                    "minPrice " + limits.min() + " is above maxPrice " + limits.max());
        }
        return null;
    }
}
