package dev.flywheel.orders.checkout;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.cart.Gift;
import dev.flywheel.orders.delivery.Dimensions;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.orders.order.Goods;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Units of one offer from one warehouse: what becomes a line of the order.
 *
 * @param place of the item in the cart it is of
 */
record Piece(int place, Offer offer, WarehouseId warehouse, int quantity, Gift gift) {

    Money price() {
        return Objects.requireNonNull(offer.price());
    }

    Money worth() {
        return price().times(quantity);
    }

    Goods goods() {
        return new Goods(
                offer.id(), offer.product(), offer.seller(), warehouse, offer.sku(), offer.title(), offer.category());
    }

    /** Null when nobody measured. */
    @Nullable
    Dimensions pile() {
        return offer.size() == null ? null : offer.size().pile(quantity);
    }

    long grams() {
        return (long) Objects.requireNonNullElse(offer.weightGrams(), 0) * quantity;
    }
}
