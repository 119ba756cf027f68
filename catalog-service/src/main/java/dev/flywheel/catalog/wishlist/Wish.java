package dev.flywheel.catalog.wishlist;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProductId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product on a list.
 *
 * @param priceWhenAdded of the offer that was featured then; null when it could not be bought
 * @param price of the offer that is featured now; null when it cannot be bought
 */
record Wish(
        ProductId product,
        String title,
        @Nullable String imageUrl,
        Instant addedAt,
        @Nullable Money priceWhenAdded,
        @Nullable Money price) {

    /** By how much it became cheaper; null when it did not, or nobody can say. */
    @Nullable
    PriceDrop drop() {
        if (price == null
                || priceWhenAdded == null
                || !price.currency().equals(priceWhenAdded.currency())
                || price.compareTo(priceWhenAdded) >= 0) {
            return null;
        }
        Money amount = priceWhenAdded.minus(price);
        BigDecimal percent = amount.decimal()
                .multiply(BigDecimal.valueOf(100))
                .divide(priceWhenAdded.decimal(), 0, RoundingMode.DOWN);
        return new PriceDrop(amount, percent.intValueExact());
    }

    /**
     * @param percent of the price when it was added, rounded down
     */
    record PriceDrop(Money amount, int percent) {}
}
