package dev.flywheel.catalog.offer;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.contracts.catalog.OfferChanged;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An offer of a product that nobody offered before, with what is told of it.
 *
 * @param pricing null for one that is listed and not for sale
 * @param pageShown shoppers may see the product
 * @param quantity as declared; null when nothing was said
 */
public record NewOffer(
        UUID id,
        String sku,
        Page page,
        @Nullable Pricing pricing,
        Condition condition,
        @Nullable Integer handlingDays,
        boolean pageShown,
        @Nullable Integer quantity) {

    /** What is told of the product. */
    public record Page(
            UUID product,
            String title,
            @Nullable String brand,
            @Nullable CategoryPath category,
            @Nullable Integer weightGrams,
            OfferChanged.@Nullable Size size) {}

    OfferNews.Facts facts(@Nullable UUID seller, boolean shown) {
        return new OfferNews.Facts(
                id,
                page.product,
                seller,
                sku,
                page.title,
                page.brand,
                page.category == null ? List.of() : page.category.names(),
                pricing,
                condition.text(),
                page.weightGrams,
                shown,
                handlingDays,
                page.size);
    }
}
