package dev.flywheel.orders.cart;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.offer.Offer;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a cart takes. */
final class CartRules {

    static final int MOST_OF_ONE = 100_000;
    static final int MOST_LINES = 1000;

    private CartRules() {}

    /** Refuses too many lines, too many of one, and more than can be paid at once; what is saved for later is not counted as worth. */
    static void check(Collection<CartItem> items, Map<OfferId, Offer> known) {
        if (items.size() > MOST_LINES) {
            throw new ProblemException(OrdersError.CART_FULL, "a cart takes " + MOST_LINES + " different offers");
        }
        long worth = 0;
        for (CartItem item : items) {
            if (item.quantity() > MOST_OF_ONE) {
                throw new ProblemException(
                        OrdersError.QUANTITY_TOO_LARGE,
                        "a cart takes " + MOST_OF_ONE + " of one offer, not " + item.quantity() + " of "
                                + item.offer());
            }
            worth += item.saved() ? 0 : worth(item, known.get(item.offer()));
        }
        if (worth > Cart.MOST_MINOR) {
            throw new ProblemException(OrdersError.CART_TOO_VALUABLE, "put less in, and check out more than once");
        }
    }

    /** The one currency of these items, each of which can be bought; null when there are none. */
    static @Nullable Currency currency(Collection<CartItem> items, Map<OfferId, Offer> known) {
        Currency common = null;
        for (CartItem item : items) {
            Currency currency =
                    onSale(Objects.requireNonNull(known.get(item.offer()))).currency();
            if (common != null && !common.equals(currency)) {
                throw mixed(common, currency);
            }
            common = currency;
        }
        return common;
    }

    static Money onSale(Offer offer) {
        Money price = offer.price();
        if (price == null || !offer.isOnSale()) {
            throw new ProblemException(
                    OrdersError.NOT_BUYABLE, "offer " + offer.id() + " (" + offer.title() + ") cannot be bought now");
        }
        return price;
    }

    static ProblemException mixed(Currency one, Currency other) {
        return new ProblemException(
                OrdersError.MIXED_CURRENCIES,
                "the cart is in " + one + " and this offer in " + other + "; buy them one after the other");
    }

    private static long worth(CartItem item, @Nullable Offer offer) {
        Money price = offer != null && offer.isOnSale() ? offer.price() : null;
        return price == null ? 0 : price.minor() * item.quantity();
    }
}
