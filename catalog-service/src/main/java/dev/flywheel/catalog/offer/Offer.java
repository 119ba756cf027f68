package dev.flywheel.catalog.offer;

import dev.flywheel.domain.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An offer as shoppers may see it.
 *
 * @param seller null for the retailer's own
 * @param sellerName as shown beside the offer
 * @param price what it costs now; null when it cannot be bought
 * @param sellable units in stock as orders last told, null while it has told nothing
 * @param reduction the sale that runs, null without one
 */
public record Offer(
        UUID id,
        UUID product,
        @Nullable UUID seller,
        String sellerName,
        String sku,
        @Nullable Money price,
        Condition condition,
        @Nullable Integer sellable,
        @Nullable Reduction reduction,
        Delivery delivery,
        SellerStanding standing) {

    /** The retailer's name beside its own offers. */
    public static final String RETAILER = "Flywheel";

    /** It has a price; whether there is any left is another question. */
    public boolean buyable() {
        return price != null;
    }

    /** Something is left, or nothing is known that says otherwise. */
    public boolean inStock() {
        return sellable == null || sellable > 0;
    }

    public boolean ofRetailer() {
        return seller == null;
    }

    /** Days until it is sent, as far as they count in comparisons. */
    int countedDays() {
        return delivery.countedDays(ofRetailer());
    }

    /** The same at another price. */
    Offer at(Money other) {
        return new Offer(
                id, product, seller, sellerName, sku, other, condition, sellable, reduction, delivery, standing);
    }
}
