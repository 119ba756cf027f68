package dev.flywheel.catalog.product;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.domain.ProductId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as its page shows it.
 *
 * @param attributes JSON object, as it was given
 * @param family the one it is seen with, as a parent or as a variation; null without one
 * @param nextPrice when the price of an offer of the family changes by itself; null if none does
 */
record Product(
        ProductId id,
        String sku,
        String title,
        @Nullable CategoryPath category,
        @Nullable String gtin,
        Texts texts,
        Maker maker,
        List<String> images,
        String attributes,
        Size size,
        @Nullable Family family,
        @Nullable Instant nextPrice) {

    /**
     * @param parent the page that stands for the whole family
     * @param theme names of the attributes in which its products differ
     */
    record Family(ProductId parent, List<String> theme) {}

    record Texts(@Nullable String description, List<String> bulletPoints) {}

    record Maker(
            @Nullable String brand,
            @Nullable String manufacturer,
            @Nullable String modelNumber) {}

    /** Packed for shipping; null where unknown. */
    record Size(
            @Nullable Integer weightGrams,
            @Nullable Integer lengthMm,
            @Nullable Integer widthMm,
            @Nullable Integer heightMm) {}
}
