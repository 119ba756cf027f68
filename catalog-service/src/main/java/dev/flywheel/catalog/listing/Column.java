package dev.flywheel.catalog.listing;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a row may say, in the order of the documented header. Only SKU and title are required. */
public enum Column {
    SKU("sku"),
    TITLE("title"),
    DESCRIPTION("description"),
    BRAND("brand"),
    CATEGORY("category"),
    GTIN("gtin"),
    PRICE("price"),
    CURRENCY("currency"),
    QUANTITY("quantity"),
    CONDITION("condition"),
    WEIGHT_GRAMS("weightGrams"),
    LENGTH_MM("lengthMm"),
    WIDTH_MM("widthMm"),
    HEIGHT_MM("heightMm"),
    IMAGE_URL("imageUrl"),
    ATTRIBUTES("attributes");

    private static final Map<String, Column> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toMap(Column::label, Function.identity()));

    private final String label;

    Column(String label) {
        this.label = label;
    }

    /** The name in headers and JSON. */
    public String label() {
        return label;
    }

    /** The column of that name; null when there is none. */
    public static @Nullable Column of(String label) {
        return BY_LABEL.get(label);
    }
}
