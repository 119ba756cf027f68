package dev.flywheel.orders.cart;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.orders.offer.Offer;
import org.jspecify.annotations.Nullable;

/**
 * An offer in a cart.
 *
 * @param saved kept for another time: a checkout leaves it
 * @param seen price of a unit when it was put in; null when that is not known
 */
public record CartItem(
        OfferId offer,
        int quantity,
        boolean saved,
        @Nullable Money seen,
        Gift gift) {

    static CartItem of(Offer offer, int quantity) {
        return new CartItem(offer.id(), quantity, false, offer.price(), Gift.NONE);
    }

    /** The same with so many more units. */
    public CartItem more(int units, @Nullable Money price) {
        return new CartItem(offer, quantity + units, false, price, gift);
    }
}
