package dev.flywheel.contracts.catalog;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offer appeared or changed: the whole of what others copy, so that a reader needs no earlier event.
 *
 * @param seller null for the retailer's own offer
 * @param sku unique per seller
 * @param category path from the root, e.g. {@code [Home & Kitchen, Kettles]}; empty when unknown
 * @param price null when the offer cannot be bought
 * @param condition {@code new}, {@code used-like-new}, {@code used-good} …
 * @param weightGrams null when unknown
 * @param buyable false once withdrawn, held back, or without a price
 * @param declaredQuantity stock the sender says is there; null leaves the stock as it is
 */
public record OfferChanged(
        OfferId offer,
        ProductId product,
        @Nullable SellerId seller,
        String sku,
        String title,
        @Nullable String brand,
        List<String> category,
        @Nullable Money price,
        String condition,
        @Nullable Integer weightGrams,
        boolean buyable,
        @Nullable Integer declaredQuantity)
        implements Event {

    @Override
    public String subject() {
        return "offer:" + offer;
    }
}
