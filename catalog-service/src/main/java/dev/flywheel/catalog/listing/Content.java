package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.category.CategoryPath;
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
        Details details) {

    /**
     * @param attributes canonical JSON object
     */
    public record Details(
            @Nullable String description, @Nullable String imageUrl, String attributes, Size size) {}

    /** Packed for shipping. */
    public record Size(
            @Nullable Integer weightGrams,
            @Nullable Integer lengthMm,
            @Nullable Integer widthMm,
            @Nullable Integer heightMm) {}

    /** This where the row had the column, what was there before where it had not. */
    Content over(Content before, Set<Column> stated) {
        Details old = before.details;
        return new Content(
                title != null ? title : before.title,
                stated.contains(Column.BRAND) ? brand : before.brand,
                stated.contains(Column.CATEGORY) ? category : before.category,
                stated.contains(Column.GTIN) ? gtin : before.gtin,
                new Details(
                        stated.contains(Column.DESCRIPTION) ? details.description : old.description,
                        stated.contains(Column.IMAGE_URL) ? details.imageUrl : old.imageUrl,
                        stated.contains(Column.ATTRIBUTES) ? details.attributes : old.attributes,
                        size(old.size, stated)));
    }

    private Size size(Size before, Set<Column> stated) {
        Size now = details.size;
        return new Size(
                stated.contains(Column.WEIGHT_GRAMS) ? now.weightGrams : before.weightGrams,
                stated.contains(Column.LENGTH_MM) ? now.lengthMm : before.lengthMm,
                stated.contains(Column.WIDTH_MM) ? now.widthMm : before.widthMm,
                stated.contains(Column.HEIGHT_MM) ? now.heightMm : before.heightMm);
    }
}
