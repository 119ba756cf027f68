package dev.flywheel.catalog.listing;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    QUANTITY("quantity", Kind.NUMBER),
    CONDITION("condition"),
    WEIGHT_GRAMS("weightGrams", Kind.NUMBER),
    LENGTH_MM("lengthMm", Kind.NUMBER),
    WIDTH_MM("widthMm", Kind.NUMBER),
    HEIGHT_MM("heightMm", Kind.NUMBER),
    IMAGE_URL("imageUrl"),
    ATTRIBUTES("attributes", Kind.OBJECT),
    /** The SKU of the family's parent; the row is one of its variations. */
    PARENT_SKU("parentSku"),
    /** Names of the attributes in which the variations of this row, a parent, differ. */
    VARIATION_THEME("variationTheme", ","),
    STATUS("status"),
    /** After the first, which has a column of its own. */
    MORE_IMAGE_URLS("moreImageUrls", " "),
    BULLET_POINTS("bulletPoints", "\n"),
    MODEL_NUMBER("modelNumber"),
    MANUFACTURER("manufacturer"),
    SALE_PRICE("salePrice"),
    SALE_FROM("saleFrom"),
    SALE_TO("saleTo"),
    MIN_PRICE("minPrice"),
    MAX_PRICE("maxPrice"),
    HANDLING_DAYS("handlingDays", Kind.NUMBER),
    SHIPS_FROM("shipsFrom");

    /** Amounts in the row's one currency. */
    static final Set<Column> AMOUNTS = Collections.unmodifiableSet(EnumSet.of(PRICE, SALE_PRICE, MIN_PRICE, MAX_PRICE));

    /** What describes a sale; stated together or not at all. */
    static final Set<Column> SALE = Collections.unmodifiableSet(EnumSet.of(SALE_PRICE, SALE_FROM, SALE_TO));

    private static final Map<String, Column> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toMap(Column::label, Function.identity()));

    private final String label;
    private final Kind kind;
    private final String separator;

    Column(String label) {
        this(label, Kind.TEXT);
    }

    Column(String label, Kind kind) {
        this(label, kind, "");
    }

    Column(String label, String separator) {
        this(label, Kind.LIST, separator);
    }

    Column(String label, Kind kind, String separator) {
        this.label = label;
        this.kind = kind;
        this.separator = separator;
    }

    /** It holds an amount of money, which JSON may write with its currency. */
    public boolean isAmount() {
        return AMOUNTS.contains(this);
    }

    /** The name in headers and JSON. */
    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    /** What stands between the texts of a list that is written as one text; they do not contain it. */
    public String separator() {
        return separator;
    }

    /**
     * A list as one text. A line break in one of the texts counts as a blank where lines separate; any other separator
     * in one of them is refused with an {@link IllegalArgumentException}.
     */
    public String join(List<String> texts) {
        List<String> plain =
                separator.equals("\n") ? texts.stream().map(Cells::oneLine).toList() : texts;
        if (plain.stream().anyMatch(text -> text.contains(separator))) {
            throw new IllegalArgumentException("holds texts without '" + separator + "'");
        }
        return String.join(separator, plain);
    }

    /** The column of that name; null when there is none. */
    public static @Nullable Column of(String label) {
        return BY_LABEL.get(label);
    }

    /** What a cell is in JSON. */
    public enum Kind {
        TEXT,
        NUMBER,
        OBJECT,
        LIST
    }
}
