package dev.flywheel.catalog.product;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.domain.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * A product as its page shows it.
 *
 * @param attributes JSON object
 * @param version differs whenever the page, offers included, looks different
 */
record Product(
        ProductId id,
        String sku,
        String title,
        @Nullable String description,
        @Nullable String brand,
        @Nullable CategoryPath category,
        @Nullable String gtin,
        @Nullable String imageUrl,
        String attributes,
        Size size,
        String version) {

    /** Packed for shipping; null where unknown. */
    record Size(
            @Nullable Integer weightGrams,
            @Nullable Integer lengthMm,
            @Nullable Integer widthMm,
            @Nullable Integer heightMm) {}
}
