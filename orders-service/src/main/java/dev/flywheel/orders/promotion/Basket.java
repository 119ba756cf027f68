package dev.flywheel.orders.promotion;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be priced, all in one currency.
 *
 * @param at when it is bought: which promotions run
 * @param prime true when Prime's benefits are the shopper's
 * @param firstOrder true when the account has bought nothing yet
 * @param segments the shopper's groups as far as the caller knows them; those that operators keep are added
 * @param deliveries what delivery costs the shopper, in parts by sender; none when it is free or not known yet
 */
public record Basket(
        AccountId account,
        Instant at,
        Currency currency,
        boolean prime,
        boolean firstOrder,
        Set<String> segments,
        List<Line> lines,
        List<Delivery> deliveries) {

    public Basket {
        segments = Set.copyOf(segments);
        lines = List.copyOf(lines);
        deliveries = List.copyOf(deliveries);
    }

    /**
     * Goods of one offer.
     *
     * @param seller null for the retailer's own
     * @param category path from the root
     */
    public record Line(
            OfferId offer,
            ProductId product,
            @Nullable SellerId seller,
            @Nullable String brand,
            List<String> category,
            Money unitPrice,
            int quantity) {

        public Line {
            category = List.copyOf(category);
        }

        /** What the line costs before anything is taken off. */
        public Money worth() {
            return unitPrice.times(quantity);
        }
    }

    /** Delivery charged for one sender's goods. */
    public record Delivery(@Nullable SellerId seller, Money charge) {}
}
