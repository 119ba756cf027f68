package dev.flywheel.catalog.search;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.offer.Offer;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the index holds of a product.
 *
 * @param family the parent of its family; its own id where it is no variation. One of a family is enough for a shopper
 * @param codes SKUs, GTINs and the model number
 * @param attributes names and values as text
 * @param featured the offer that search shows; null when none can be bought
 */
record ProductDocument(
        UUID id,
        UUID family,
        Collection<String> codes,
        String title,
        @Nullable String brand,
        @Nullable CategoryPath category,
        Texts texts,
        @Nullable Offer featured,
        Instant created) {

    /** What is searched but weighs less, and the picture. */
    record Texts(
            String attributes,
            @Nullable String description,
            @Nullable String image) {}
}
