package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.catalog.product.ProductStatus;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a page shall say; the same as a row of an import says of the product.
 *
 * @param status left out, it stays; a new page is ACTIVE
 * @param attributes flat JSON object
 */
record PageBody(
        @Nullable ProductStatus status,
        @NotBlank String title,
        @Nullable String description,
        @Nullable @Size(max = 10) List<@NotBlank String> bulletPoints,
        @Nullable String brand,
        @Nullable String manufacturer,
        @Nullable String modelNumber,
        @Nullable String category,
        @Nullable String gtin,
        @Nullable String imageUrl,

        @Nullable @Size(max = 9)
        List<@NotBlank @Pattern(regexp = "\\S*", message = "must not contain blanks") String> moreImageUrls,

        @Nullable JsonNode attributes,
        @Nullable Long weightGrams,
        @Nullable Long lengthMm,
        @Nullable Long widthMm,
        @Nullable Long heightMm,
        @Nullable String parentSku,

        @Nullable @Size(max = 3)
        List<@NotBlank @Pattern(regexp = "[^,]*", message = "must not contain ','") String> variationTheme) {

    /** Refuses what no row may say. */
    Row row(String sku) {
        return switch (RowCheck.check(cells(sku), Set.of(Column.SKU, Column.TITLE))) {
            case Checked.Fine fine -> fine.row();
            case Checked.Refused refused ->
                throw new ProblemException(
                        CatalogError.INVALID_PRODUCT,
                        "the page of SKU " + sku + " has fields that are not valid",
                        refused.problems().stream()
                                .map(problem -> new FieldProblem(
                                        Objects.requireNonNullElse(problem.field(), ""),
                                        problem.code(),
                                        problem.message()))
                                .toList());
        };
    }

    private Map<Column, String> cells(String sku) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        cells.put(Column.SKU, sku);
        state(cells, Column.STATUS, status);
        state(cells, Column.TITLE, title);
        state(cells, Column.DESCRIPTION, description);
        state(cells, Column.BULLET_POINTS, joined(Column.BULLET_POINTS, bulletPoints));
        state(cells, Column.BRAND, brand);
        state(cells, Column.MANUFACTURER, manufacturer);
        state(cells, Column.MODEL_NUMBER, modelNumber);
        state(cells, Column.CATEGORY, category);
        state(cells, Column.GTIN, gtin);
        state(cells, Column.IMAGE_URL, imageUrl);
        state(cells, Column.MORE_IMAGE_URLS, joined(Column.MORE_IMAGE_URLS, moreImageUrls));
        state(cells, Column.ATTRIBUTES, attributes == null || attributes.isNull() ? null : attributes);
        state(cells, Column.WEIGHT_GRAMS, weightGrams);
        state(cells, Column.LENGTH_MM, lengthMm);
        state(cells, Column.WIDTH_MM, widthMm);
        state(cells, Column.HEIGHT_MM, heightMm);
        state(cells, Column.PARENT_SKU, parentSku);
        state(cells, Column.VARIATION_THEME, joined(Column.VARIATION_THEME, variationTheme));
        return cells;
    }

    private static @Nullable String joined(Column column, @Nullable List<String> texts) {
        return texts == null ? null : column.join(texts);
    }

    private static void state(Map<Column, String> cells, Column column, @Nullable Object value) {
        cells.put(column, value == null ? "" : value.toString());
    }
}
