package dev.flywheel.catalog.search.schema;

/** Names of the index fields. Words are written as {@link dev.flywheel.catalog.search.ranking.Wording} reads them. */
public final class Field {

    /** SKUs, GTINs and the model number as whole values. */
    public static final String CODES = "codes";

    public static final String TITLE = "title";
    public static final String TITLE_WORDS = "titleWords";
    public static final String TITLE_PREFIXES = "titlePrefixes";
    public static final String MODEL = "model";
    public static final String BRAND = "brand";
    public static final String BRAND_EXACT = "brandExact";
    public static final String BRAND_WORDS = "brandWords";
    public static final String BRAND_PREFIXES = "brandPrefixes";
    /** The path of the product's own category. */
    public static final String CATEGORY = "category";
    /** That path and the paths of all nodes above. */
    public static final String CATEGORY_PATHS = "categoryPaths";
    /** Those paths and their last names, to filter by. */
    public static final String CATEGORY_EXACT = "categoryExact";

    public static final String CATEGORY_WORDS = "categoryWords";
    /** Of the last name. */
    public static final String CATEGORY_PREFIXES = "categoryPrefixes";

    public static final String ATTRIBUTE_WORDS = "attributeWords";
    public static final String DESCRIPTION_WORDS = "descriptionWords";
    /** Neighbouring words of the names in one. */
    public static final String JOINED_WORDS = "joinedWords";
    /** The words of all fields. */
    public static final String WORDS = "words";
    /** Each word of the names, to be counted. */
    public static final String VOCABULARY = "vocabulary";

    /** Featured price in major units, to filter, sort and count by. */
    public static final String PRICE = "price";

    public static final String PRICE_MINOR = "priceMinor";
    public static final String CURRENCY = "currency";
    public static final String OFFER = "offer";
    public static final String SELLER_NAME = "sellerName";
    public static final String IMAGE = "image";
    /** 2 in stock, 1 for sale but out of stock, 0 not for sale. */
    public static final String AVAILABILITY = "availability";
    /** Of all offers that can be bought. */
    public static final String CONDITIONS = "conditions";

    public static final String PRIME = "prime";
    /** Mean of the stars, as shown; absent without reviews. */
    public static final String STARS = "stars";

    public static final String REVIEWS = "reviews";
    /** What products are compared by. */
    public static final String RATING = "rating";

    public static final String POPULARITY = "popularity";
    /** Name and value of each attribute that the category counts by. */
    public static final String ATTRIBUTE_VALUES = "attributeValues";

    public static final String CREATED = "created";
    /** The id, to break ties by. */
    public static final String ORDER = "order";

    private Field() {}
}
