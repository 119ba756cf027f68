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
 * @param savedForLater what a checkout leaves
 * @param total of the items that have a price in the cart's currency, without delivery, wrapping, discounts and tax
 */
public record Cart(List<Line> items, List<Line> savedForLater, Money total) {

    /** Leaves room for delivery and tax. */
    public static final long MOST_MINOR = Money.MAX_MINOR / 2;

    static Cart of(List<CartItem> content, Map<OfferId, Offer> offers, Currency currency) {
        List<Line> items = new ArrayList<>(content.size());
        List<Line> saved = new ArrayList<>();
        Money total = Money.zero(currency);
        for (CartItem item : content) {
            Line line = line(item, offers.get(item.offer()));
            if (item.saved()) {
                saved.add(line);
                continue;
            }
            items.add(line);
            if (line.lineTotal() != null && fits(line.lineTotal(), total)) {
                total = total.plus(line.lineTotal());
            }
        }
        return new Cart(items, saved, total);
    }

    /** A price may have changed to another currency, or beyond all bounds, since the line was put in. */
    private static boolean fits(Money line, Money total) {
        return line.currency().equals(total.currency()) && line.minor() <= MOST_MINOR - total.minor();
    }

    private static Line line(CartItem item, @Nullable Offer offer) {
        Money price = offer != null && offer.isOnSale() ? offer.price() : null;
        boolean available = price != null && offer != null && offer.sellable() >= item.quantity();
        return new Line(
                item.offer(),
                offer == null ? null : offer.title(),
                offer == null ? null : offer.seller(),
                item.quantity(),
                price,
                price == null ? null : price.times(item.quantity()),
                available,
                item.gift(),
                Change.of(item, offer, price));
    }

    /**
     * @param title null when the offer is gone
     * @param sellerId null for the retailer's own
     * @param unitPrice null when it cannot be bought now
     * @param available true when a checkout of this line would find enough now
     * @param change what is different since it was put in; null when nothing is
     */
    public record Line(
            OfferId offerId,
            @Nullable String title,
            @Nullable SellerId sellerId,
            int quantity,
            @Nullable Money unitPrice,
            @Nullable Money lineTotal,
            boolean available,
            Gift gift,
            @Nullable Change change) {}

    /**
     * What the shopper has to know before he pays.
     *
     * @param before price of a unit when it was put in
     * @param left units there are, when that is the matter
     */
    public record Change(
            Kind kind, @Nullable Money before, @Nullable Integer left) {

        /** The gravest first. */
        public enum Kind {
            NOT_BUYABLE,
            OUT_OF_STOCK,
            LESS_IN_STOCK,
            PRICE_ROSE,
            PRICE_FELL,
            CURRENCY_CHANGED
        }

        static @Nullable Change of(CartItem item, @Nullable Offer offer, @Nullable Money price) {
            if (offer == null || price == null) {
                return new Change(Kind.NOT_BUYABLE, item.seen(), null);
            }
            if (offer.sellable() < item.quantity()) {
                Kind kind = offer.sellable() <= 0 ? Kind.OUT_OF_STOCK : Kind.LESS_IN_STOCK;
                return new Change(kind, item.seen(), Math.max(offer.sellable(), 0));
            }
            Money before = item.seen();
            if (before == null || before.equals(price)) {
                return null;
            }
            if (!before.currency().equals(price.currency())) {
                return new Change(Kind.CURRENCY_CHANGED, before, null);
            }
            return new Change(before.minor() < price.minor() ? Kind.PRICE_ROSE : Kind.PRICE_FELL, before, null);
        }
    }
}
