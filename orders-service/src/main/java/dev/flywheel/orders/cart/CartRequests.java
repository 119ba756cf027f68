package dev.flywheel.orders.cart;

import dev.flywheel.domain.OfferId;
import dev.flywheel.orders.offer.Offer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What callers ask of carts. */
final class CartRequests {

    private CartRequests() {}

    record Item(
            @NotNull OfferId offerId,
            @NotNull @Min(1) @Max(CartRules.MOST_OF_ONE) Integer quantity) {}

    /**
     * @param items the same offer twice counts together
     */
    record Content(
            @NotNull @Size(max = CartRules.MOST_LINES) List<@Valid @NotNull Item> items) {

        Map<OfferId, Integer> quantities() {
            Map<OfferId, Integer> quantities = new LinkedHashMap<>();
            items.forEach(item -> quantities.merge(item.offerId(), item.quantity(), Integer::sum));
            return quantities;
        }
    }

    /**
     * What becomes of an item; what is left out stays.
     */
    record Setting(
            @Nullable @Min(1) @Max(CartRules.MOST_OF_ONE) Integer quantity,
            @Nullable Boolean savedForLater,
            @Nullable @Valid Gift gift) {

        /** The item as it then is; the shopper has seen its price. */
        CartItem of(CartItem before, Offer offer) {
            return new CartItem(
                    before.offer(),
                    Objects.requireNonNullElse(quantity, before.quantity()),
                    Objects.requireNonNullElse(savedForLater, before.saved()),
                    offer.price(),
                    Objects.requireNonNullElse(gift, before.gift()));
        }
    }

    /**
     * @param cartId of the guest
     * @param strategy MERGE when left out
     */
    record Guests(@NotNull UUID cartId, @Nullable Merging strategy) {

        Merging how() {
            return Objects.requireNonNullElse(strategy, Merging.MERGE);
        }
    }
}
