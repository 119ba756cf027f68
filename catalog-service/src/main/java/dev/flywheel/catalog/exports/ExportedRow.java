package dev.flywheel.catalog.exports;

import dev.flywheel.catalog.listing.Attributes;
import dev.flywheel.catalog.listing.Column;
import dev.flywheel.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A stored row as the cells of a file. */
final class ExportedRow {

    /** Of a page that somebody else keeps: what the row needs to find it again. */
    private static final Set<Column> OF_OTHERS_PAGES = Set.of(
            Column.SKU,
            Column.TITLE,
            Column.GTIN,
            Column.PRICE,
            Column.CURRENCY,
            Column.QUANTITY,
            Column.CONDITION,
            Column.SALE_PRICE,
            Column.SALE_FROM,
            Column.SALE_TO,
            Column.MIN_PRICE,
            Column.MAX_PRICE,
            Column.HANDLING_DAYS,
            Column.SHIPS_FROM);

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExportedRow() {}

    static Map<Column, String> cells(ResultSet row) throws SQLException {
        boolean kept = row.getBoolean("kept");
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            String text = kept || OF_OTHERS_PAGES.contains(column) ? text(row, column) : null;
            if (text != null) {
                cells.put(column, text);
            }
        }
        return cells;
    }

    private static @Nullable String text(ResultSet row, Column column) throws SQLException {
        return switch (column) {
            case SKU -> row.getString("sku");
            case TITLE -> row.getString("title");
            case DESCRIPTION -> row.getString("description");
            case BRAND -> row.getString("brand");
            case CATEGORY -> row.getString("path");
            case GTIN -> row.getString("gtin");
            case PRICE -> amount(row, "price_minor");
            case CURRENCY -> row.getString("currency");
            case QUANTITY -> row.getString("declared_quantity");
            case CONDITION -> row.getString("condition");
            case WEIGHT_GRAMS -> row.getString("weight_grams");
            case LENGTH_MM -> row.getString("length_mm");
            case WIDTH_MM -> row.getString("width_mm");
            case HEIGHT_MM -> row.getString("height_mm");
            case IMAGE_URL -> row.getString("image_url");
            case ATTRIBUTES -> attributes(row);
            case PARENT_SKU -> row.getString("parent_sku");
            case VARIATION_THEME -> list(row.getString("theme"), column);
            case STATUS -> row.getString("status");
            case MORE_IMAGE_URLS -> list(row.getString("more_images"), column);
            case BULLET_POINTS -> list(row.getString("bullet_points"), column);
            case MODEL_NUMBER -> row.getString("model_number");
            case MANUFACTURER -> row.getString("manufacturer");
            case SALE_PRICE -> amount(row, "sale_minor");
            case SALE_FROM -> time(row, "sale_from");
            case SALE_TO -> time(row, "sale_to");
            case MIN_PRICE -> amount(row, "min_minor");
            case MAX_PRICE -> amount(row, "max_minor");
            case HANDLING_DAYS -> row.getString("handling_days");
            case SHIPS_FROM -> row.getString("ships_from");
        };
    }

    private static @Nullable String amount(ResultSet row, String column) throws SQLException {
        String currency = row.getString("currency");
        Long minor = row.getObject(column, Long.class);
        return currency == null || minor == null ? null : new Money(minor, Money.currency(currency)).amount();
    }

    private static @Nullable String time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant().toString();
    }

    private static @Nullable String attributes(ResultSet row) throws SQLException {
        String stored = Objects.requireNonNull(row.getString("attributes"));
        return stored.equals("{}") ? null : Attributes.canonical(stored);
    }

    private static @Nullable String list(@Nullable String json, Column column) {
        return json == null || json.equals("[]") ? null : column.join(JSON.readValue(json, TEXTS));
    }
}
