package dev.flywheel.orders.cart;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.offer.Offer;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cart as it is shown.
 *
 * @param total of the lines that have a price in the cart's currency,
 *     without delivery and tax
 */
public record Cart(List<Line> items, Money total) {

    /** Leaves room for delivery and tax. */
    public static final long MOST_MINOR = Money.MAX_MINOR / 2;

    static Cart of(Map<OfferId, Integer> quantities, Map<OfferId, Offer> offers, Currency currency) {
        List<Line> lines = new ArrayList<>(quantities.size());
        Money total = Money.zero(currency);
        for (Map.Entry<OfferId, Integer> item : quantities.entrySet()) {
            Line line = line(item.getKey(), item.getValue(), offers.get(item.getKey()));
            lines.add(line);
            if (line.lineTotal() != null && fits(line.lineTotal(), total)) {
                total = total.plus(line.lineTotal());
            }
        }
        return new Cart(lines, total);
    }

    /** A price may have changed to another currency, or beyond all bounds, since the line was put in. */
    private static boolean fits(Money line, Money total) {
        return line.currency().equals(total.currency()) && line.minor() <= MOST_MINOR - total.minor();
    }

    private static Line line(OfferId id, int quantity, @Nullable Offer offer) {
        if (offer == null) {
            return new Line(id, null, null, quantity, null, null, false);
        }
        Money price = offer.isOnSale() ? offer.price() : null;
        return new Line(
                id,
                offer.title(),
                offer.seller(),
                quantity,
                price,
                price == null ? null : price.times(quantity),
                price != null && offer.sellable() >= quantity);
    }

    /**
     * @param title null when the offer is gone
     * @param sellerId null for the retailer's own
     * @param unitPrice null when it cannot be bought now
     * @param available true when a checkout of this line would find enough now
     */
    public record Line(
            OfferId offerId,
            @Nullable String title,
            @Nullable SellerId sellerId,
            int quantity,
            @Nullable Money unitPrice,
            @Nullable Money lineTotal,
            boolean available) {}
}
