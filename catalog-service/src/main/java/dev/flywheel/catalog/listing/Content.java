package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.product.ProductStatus;
import dev.flywheel.contracts.catalog.OfferChanged;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a row says about the product itself.
 *
 * @param title null only where an existing product is joined
 * @param gtin 8, 12, 13 or 14 digits
 */
public record Content(
        @Nullable String title,
        @Nullable String brand,
        @Nullable CategoryPath category,
        @Nullable String gtin,
        ProductStatus status,
        Variation variation,
        Details details) {

    /**
     * The product's place in a family.
     *
     * @param parentSku the parent's, listed by the same sender; null for a product that is no variation
     * @param theme names of the attributes in which its own variations differ; empty for a product that is no parent
     */
    public record Variation(@Nullable String parentSku, List<String> theme) {

        static final Variation NONE = new Variation(null, List.of());

        boolean isParent() {
            return !theme.isEmpty();
        }
    }

    /**
     * @param attributes canonical JSON object
     */
    public record Details(
            @Nullable String description,
            List<String> bulletPoints,
            Images images,
            Model model,
            String attributes,
            Size size) {}

    /**
     * @param more after the main one
     */
    public record Images(@Nullable String main, List<String> more) {}

    /** As its maker knows it. */
    public record Model(@Nullable String number, @Nullable String manufacturer) {}

    /** Packed for shipping. */
    public record Size(
            @Nullable Integer weightGrams,
            @Nullable Integer lengthMm,
            @Nullable Integer widthMm,
            @Nullable Integer heightMm) {

        /** What is told of the sides; null unless all are known. */
        OfferChanged.@Nullable Size packed() {
            return OfferChanged.Size.of(lengthMm, widthMm, heightMm);
        }
    }

    /** This where the row had the column, what was there before where it had not. */
    Content over(Content before, Set<Column> stated) {
        return new Content(
                title != null ? title : before.title,
                stated.contains(Column.BRAND) ? brand : before.brand,
                stated.contains(Column.CATEGORY) ? category : before.category,
                stated.contains(Column.GTIN) ? gtin : before.gtin,
                stated.contains(Column.STATUS) ? status : before.status,
                new Variation(
                        stated.contains(Column.PARENT_SKU) ? variation.parentSku : before.variation.parentSku,
                        stated.contains(Column.VARIATION_THEME) ? variation.theme : before.variation.theme),
                details(before.details, stated));
    }

    private Details details(Details before, Set<Column> stated) {
        return new Details(
                stated.contains(Column.DESCRIPTION) ? details.description : before.description,
                stated.contains(Column.BULLET_POINTS) ? details.bulletPoints : before.bulletPoints,
                new Images(
                        stated.contains(Column.IMAGE_URL) ? details.images.main : before.images.main,
                        stated.contains(Column.MORE_IMAGE_URLS) ? details.images.more : before.images.more),
                new Model(
                        stated.contains(Column.MODEL_NUMBER) ? details.model.number : before.model.number,
                        stated.contains(Column.MANUFACTURER) ? details.model.manufacturer : before.model.manufacturer),
                stated.contains(Column.ATTRIBUTES) ? details.attributes : before.attributes,
                size(before.size, stated));
    }

    private Size size(Size before, Set<Column> stated) {
        Size now = details.size;
        return new Size(
                stated.contains(Column.WEIGHT_GRAMS) ? now.weightGrams : before.weightGrams,
                stated.contains(Column.LENGTH_MM) ? now.lengthMm : before.lengthMm,
                stated.contains(Column.WIDTH_MM) ? now.widthMm : before.widthMm,
                stated.contains(Column.HEIGHT_MM) ? now.heightMm : before.heightMm);
    }

    /** The same with the brand as it is spelled here and the category where it is now. */
    Content located(@Nullable String spelledBrand, @Nullable CategoryPath located) {
        return new Content(title, spelledBrand, located, gtin, status, variation, details);
    }
}
