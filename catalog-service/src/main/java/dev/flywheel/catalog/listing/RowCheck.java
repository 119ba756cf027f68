package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.offer.Condition;
import dev.flywheel.catalog.product.Gtin;
import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the cells of one row and finds everything that is wrong with them. */
public final class RowCheck {

    private static final int MAX_QUANTITY = 10_000_000;
    private static final int MAX_SIZE = 10_000_000;
    private static final BigDecimal MAX_PRICE = new BigDecimal("10000000");

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
        return checked.problems().isEmpty() ? new Checked.Fine(row) : new Checked.Refused(checked.problems());
    }

    private Row row(Set<Column> stated) {
        String sku = cells.line(Column.SKU, 100);
        return new Row(
                sku == null ? "" : sku,
                stated.isEmpty() ? EnumSet.noneOf(Column.class) : EnumSet.copyOf(stated),
                null,
                content(),
                new Terms(price(), condition()),
                cells.number(Column.QUANTITY, MAX_QUANTITY));
    }

    private Content content() {
        return new Content(
                cells.line(Column.TITLE, 500),
                cells.line(Column.BRAND, 200),
                category(),
                gtin(),
                new Content.Details(
                        cells.text(Column.DESCRIPTION, 20_000),
                        imageUrl(),
                        attributes(),
                        new Content.Size(
                                cells.number(Column.WEIGHT_GRAMS, MAX_SIZE),
                                cells.number(Column.LENGTH_MM, MAX_SIZE),
                                cells.number(Column.WIDTH_MM, MAX_SIZE),
                                cells.number(Column.HEIGHT_MM, MAX_SIZE))));
    }

    private @Nullable CategoryPath category() {
        return cells.parsed(Column.CATEGORY, 600, "invalid_category", CategoryPath::parse);
    }

    private @Nullable String gtin() {
        return cells.parsed(Column.GTIN, 20, "invalid_gtin", text -> {
            if (!Gtin.isValid(text)) {
                throw new IllegalArgumentException("a GTIN has 8, 12, 13 or 14 digits, the last of them a check digit");
            }
            return text;
        });
    }

    private Condition condition() {
        Condition condition = cells.parsed(Column.CONDITION, 30, "unknown_condition", Condition::of);
        return condition == null ? Condition.NEW : condition;
    }

    private String attributes() {
        String canonical = cells.parsed(Column.ATTRIBUTES, 16_000, "invalid_attributes", Attributes::canonical);
        return canonical == null ? Attributes.NONE : canonical;
    }

    private @Nullable String imageUrl() {
        return cells.parsed(Column.IMAGE_URL, 2000, "invalid_url", text -> {
            if (!text.matches("https?://[^\\s\"<>]+")) {
                throw new IllegalArgumentException("an image is an http or https address");
            }
            return text;
        });
    }

    private @Nullable Money price() {
        Currency currency = cells.parsed(Column.CURRENCY, 3, "unknown_currency", Money::currency);
        String text = cells.line(Column.PRICE, 20);
        if (text == null) {
            return null;
        }
        if (currency == null) {
            cells.missing(Column.CURRENCY, "a price needs its currency");
            return null;
        }
        return cells.parsed(Column.PRICE, 20, "invalid_price", number -> price(number, currency));
    }

    private static Money price(String text, Currency currency) {
        Money price = Money.of(text, currency.getCurrencyCode());
        if (!price.isPositive() || price.decimal().compareTo(MAX_PRICE) > 0) {
            throw new IllegalArgumentException("a price is more than 0 and at most " + MAX_PRICE);
        }
        return price;
    }
}
