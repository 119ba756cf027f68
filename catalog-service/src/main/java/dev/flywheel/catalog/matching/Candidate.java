package dev.flywheel.catalog.matching;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * A product that may be meant.
 *
 * @param gtin in 14 digits
 * @param price for which it is offered, new if it can be had new
 */
record Candidate(
        ProductId product,
        String title,
        @Nullable String brand,
        @Nullable String modelNumber,
        @Nullable String gtin,
        @Nullable Money price) {

    ItemText text() {
        return ItemText.of(title, brand, modelNumber);
    }
}
