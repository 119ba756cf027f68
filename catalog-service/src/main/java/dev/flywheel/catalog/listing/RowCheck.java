package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.product.Gtin;
import dev.flywheel.catalog.product.ProductStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the cells of one row and finds everything that is wrong with them. */
public final class RowCheck {

    private static final int MAX_QUANTITY = 10_000_000;
    private static final int MAX_SIZE = 10_000_000;

    private static final int MAX_ATTRIBUTES = 16_000;
    private static final int MAX_URL = 2000;
    private static final int MAX_MORE_IMAGES = 9;
    private static final int MAX_BULLET_POINTS = 10;
    private static final int MAX_THEME = 3;
    private static final Pattern IMAGE = Pattern.compile("https?://[^\\s\"<>]+");
    private static final String NO_IMAGE = "an image is an http or https address";

    private final Cells cells;

    private RowCheck(Cells cells) {
        this.cells = cells;
    }

    /**
     * @param cells text by column; a column that is missing is not stated, an empty one is stated to be empty
     * @param required columns that must not be empty
     */
    public static Checked check(Map<Column, String> cells, Set<Column> required) {
        Cells checked = new Cells(cells, required);
        Row row = new RowCheck(checked).row(cells.keySet());
        return checked.problems().isEmpty() ? new Checked.Fine(row, cells) : new Checked.Refused(checked.problems());
    }

    private Row row(Set<Column> stated) {
        String sku = cells.line(Column.SKU, 100);
        return new Row(
                sku == null ? "" : sku,
                said(stated),
                null,
                content(),
                new TermCells(cells).terms(),
                cells.number(Column.QUANTITY, MAX_QUANTITY));
    }

    /** There is no empty status: a cell without one says nothing. */
    private Set<Column> said(Set<Column> stated) {
        EnumSet<Column> said = EnumSet.noneOf(Column.class);
        said.addAll(stated);
        if (cells.isEmpty(Column.STATUS)) {
            said.remove(Column.STATUS);
        }
        return said;
    }

    private Content content() {
        return new Content(
                cells.line(Column.TITLE, 500),
                cells.line(Column.BRAND, 200),
                category(),
                gtin(),
                status(),
                new Content.Variation(cells.line(Column.PARENT_SKU, 100), theme()),
                details());
    }

    private Content.Details details() {
        return new Content.Details(
                cells.text(Column.DESCRIPTION, 20_000),
                cells.list(Column.BULLET_POINTS, MAX_BULLET_POINTS, 500),
                new Content.Images(imageUrl(), moreImageUrls()),
                new Content.Model(cells.line(Column.MODEL_NUMBER, 100), cells.line(Column.MANUFACTURER, 200)),
                attributes(),
                new Content.Size(
                        cells.number(Column.WEIGHT_GRAMS, MAX_SIZE),
                        cells.number(Column.LENGTH_MM, MAX_SIZE),
                        cells.number(Column.WIDTH_MM, MAX_SIZE),
                        cells.number(Column.HEIGHT_MM, MAX_SIZE)));
    }

    private ProductStatus status() {
        ProductStatus status = cells.parsed(Column.STATUS, 20, "unknown_status", ProductStatus::of);
        return status == null ? ProductStatus.ACTIVE : status;
    }

    private List<String> theme() {
        List<String> theme = cells.list(Column.VARIATION_THEME, MAX_THEME, 100);
        if (theme.stream().distinct().count() < theme.size()) {
            cells.wrong(Column.VARIATION_THEME, "duplicate", "names each attribute once");
        }
        return theme;
    }

    private @Nullable CategoryPath category() {
        return cells.parsed(Column.CATEGORY, 600, "invalid_category", text -> CategoryPath.parse(Cells.oneLine(text)));
    }

    private @Nullable String gtin() {
        return cells.parsed(Column.GTIN, 20, "invalid_gtin", text -> {
            if (!Gtin.isValid(text)) {
                throw new IllegalArgumentException("a GTIN has 8, 12, 13 or 14 digits, the last of them a check digit");
            }
            return text;
        });
    }

    private String attributes() {
        String canonical = cells.parsed(Column.ATTRIBUTES, MAX_ATTRIBUTES, "invalid_attributes", RowCheck::attributes);
        return canonical == null ? Attributes.NONE : canonical;
    }

    /** Written out, numbers can be longer than they were. */
    private static String attributes(String text) {
        String canonical = Attributes.canonical(text);
        if (canonical.length() > MAX_ATTRIBUTES) {
            throw new IllegalArgumentException("attributes written out have at most " + MAX_ATTRIBUTES + " characters");
        }
        return canonical;
    }

    private @Nullable String imageUrl() {
        return cells.parsed(Column.IMAGE_URL, MAX_URL, "invalid_url", text -> {
            if (!IMAGE.matcher(text).matches()) {
                throw new IllegalArgumentException(NO_IMAGE);
            }
            return text;
        });
    }

    private List<String> moreImageUrls() {
        List<String> urls = cells.list(Column.MORE_IMAGE_URLS, MAX_MORE_IMAGES, MAX_URL);
        if (!urls.stream().allMatch(url -> IMAGE.matcher(url).matches())) {
            cells.wrong(Column.MORE_IMAGE_URLS, "invalid_url", NO_IMAGE);
        }
        return urls;
    }
}
