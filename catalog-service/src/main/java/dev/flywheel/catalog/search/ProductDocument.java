package dev.flywheel.catalog.search;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.catalog.rating.Rating;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the index holds of a product.
 *
 * @param family the parent of its family; its own id where it is no variation. One of a family is enough for a shopper
 * @param codes SKUs, GTINs and the model number
 */
record ProductDocument(
        UUID id,
        UUID family,
        Collection<String> codes,
        String title,
        @Nullable String brand,
        @Nullable CategoryPath category,
        Texts texts,
        Standing standing,
        Instant created) {

    /**
     * What is searched but weighs less, what can be counted, and the picture.
     *
     * @param attributes names and values as text
     * @param description and bullet points
     */
    record Texts(
            @Nullable String model,
            String attributes,
            Collection<AttributeValue> counted,
            String description,
            @Nullable String image) {}

    /**
     * What others think of it and ask for it.
     *
     * @param featured the offer that search shows; null when none can be bought
     * @param offers all that are shown
     * @param popularity level, 0 for what hardly sells
     */
    record Standing(@Nullable Offer featured, Collection<Offer> offers, Rating rating, int popularity) {}
}
