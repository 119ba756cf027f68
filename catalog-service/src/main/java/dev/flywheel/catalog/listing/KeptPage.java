package dev.flywheel.catalog.listing;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.flywheel.catalog.listing.KeptPages.Kept;
import dev.flywheel.catalog.product.ProductStatus;
import dev.flywheel.domain.ProductId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A product page as its keeper reads it.
 *
 * @param parentSku of the family it is a variation of
 * @param variationTheme what its variations differ in, where it is a parent
 */
record KeptPage(
        ProductId productId,
        String sku,
        ProductStatus status,
        String title,
        @Nullable String description,
        List<String> bulletPoints,
        @Nullable String brand,
        @Nullable String manufacturer,
        @Nullable String modelNumber,
        @Nullable String category,
        @Nullable String gtin,
        @Nullable String imageUrl,
        List<String> moreImageUrls,
        @JsonRawValue String attributes,
        @Nullable Integer weightGrams,
        @Nullable Integer lengthMm,
        @Nullable Integer widthMm,
        @Nullable Integer heightMm,
        @Nullable String parentSku,
        List<String> variationTheme) {

    static KeptPage of(Kept page) {
        Content content = page.content();
        Content.Details details = content.details();
        return new KeptPage(
                page.product(),
                page.sku(),
                content.status(),
                Objects.requireNonNull(content.title()),
                details.description(),
                details.bulletPoints(),
                content.brand(),
                details.model().manufacturer(),
                details.model().number(),
                content.category() == null ? null : content.category().toString(),
                content.gtin(),
                details.images().main(),
                details.images().more(),
                details.attributes(),
                details.size().weightGrams(),
                details.size().lengthMm(),
                details.size().widthMm(),
                details.size().heightMm(),
                content.variation().parentSku(),
                content.variation().theme());
    }
}
