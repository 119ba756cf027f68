package dev.flywheel.catalog.card;

import dev.flywheel.catalog.rating.ShownRating;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * A product as a list shows it, with its featured offer.
 *
 * @param category path from the root
 * @param price of {@code offerId}; absent when the product cannot be bought
 * @param inStock something is left, or nothing is known that says otherwise
 */
public record ProductCard(
        ProductId productId,
        String title,
        @Nullable String brand,
        @Nullable String category,
        @Nullable String imageUrl,
        @Nullable OfferId offerId,
        @Nullable Money price,
        @Nullable String sellerName,
        boolean inStock,
        ShownRating rating) {

    /** It has a price and is in stock. */
    public boolean buyable() {
        return price != null && inStock;
    }
}
