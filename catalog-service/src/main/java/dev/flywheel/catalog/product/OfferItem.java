package dev.flywheel.catalog.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.flywheel.catalog.offer.Condition;
import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.catalog.offer.Reduction;
import dev.flywheel.domain.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An offer on a page.
 *
 * @param sellerId null for the retailer's own offer
 * @param featured the one shown first
 * @param inStock absent while nothing is known
 * @param regularPrice without the sale that runs; absent without one
 * @param lowestPrice30Days of the 30 days before that sale; absent when nothing was sold then
 */
record OfferItem(
        UUID offerId,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable UUID sellerId,

        String sellerName,
        @Nullable Money price,
        Condition condition,
        boolean featured,
        @Nullable Boolean inStock,
        @Nullable Money regularPrice,
        @Nullable Money lowestPrice30Days,
        @Nullable Instant saleUntil,
        @Nullable Integer handlingDays,
        @Nullable String shipsFrom) {

    static OfferItem of(Offer offer, boolean featured) {
        Reduction reduction = offer.reduction();
        return new OfferItem(
                offer.id(),
                offer.seller(),
                offer.sellerName(),
                offer.price(),
                offer.condition(),
                featured,
                offer.sellable() == null ? null : offer.sellable() > 0,
                reduction == null ? null : reduction.regular(),
                reduction == null ? null : reduction.lowestBefore(),
                reduction == null ? null : reduction.until(),
                offer.delivery().handlingDays(),
                offer.delivery().shipsFrom());
    }
}
