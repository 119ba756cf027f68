package dev.flywheel.catalog.search;

/** Names of the index fields. Words are written as {@link dev.flywheel.catalog.search.ranking.Wording} reads them. */
final class Field {

    /** SKUs, GTINs and the model number as whole values. */
    static final String CODES = "codes";

    static final String TITLE = "title";
    static final String TITLE_WORDS = "titleWords";
    static final String TITLE_PREFIXES = "titlePrefixes";
    static final String MODEL = "model";
    static final String BRAND = "brand";
    static final String BRAND_EXACT = "brandExact";
    static final String BRAND_WORDS = "brandWords";
    static final String BRAND_PREFIXES = "brandPrefixes";
    /** The path of the product's own category. */
    static final String CATEGORY = "category";
    /** That path and the paths of all nodes above. */
    static final String CATEGORY_PATHS = "categoryPaths";
    /** Those paths and their last names, to filter by. */
    static final String CATEGORY_EXACT = "categoryExact";

    static final String CATEGORY_WORDS = "categoryWords";
    /** Of the last name. */
    static final String CATEGORY_PREFIXES = "categoryPrefixes";

    static final String ATTRIBUTE_WORDS = "attributeWords";
    static final String DESCRIPTION_WORDS = "descriptionWords";
    /** Neighbouring words of the names in one. */
    static final String JOINED_WORDS = "joinedWords";
    /** The words of all fields. */
    static final String WORDS = "words";
    /** Each word of the names, to be counted. */
    static final String VOCABULARY = "vocabulary";

    /** Featured price in major units, to filter, sort and count by. */
    static final String PRICE = "price";

    static final String PRICE_MINOR = "priceMinor";
    static final String CURRENCY = "currency";
    static final String OFFER = "offer";
    static final String SELLER_NAME = "sellerName";
    static final String IMAGE = "image";
    /** 2 in stock, 1 for sale but out of stock, 0 not for sale. */
    static final String AVAILABILITY = "availability";
    /** Of all offers that can be bought. */
    static final String CONDITIONS = "conditions";

    static final String PRIME = "prime";
    /** Mean of the stars, as shown; absent without reviews. */
    static final String STARS = "stars";

    static final String REVIEWS = "reviews";
    /** What products are compared by. */
    static final String RATING = "rating";

    static final String POPULARITY = "popularity";
    /** Name and value of each attribute that the category counts by. */
    static final String ATTRIBUTE_VALUES = "attributeValues";

    static final String CREATED = "created";
    /** The id, to break ties by. */
    static final String ORDER = "order";

    private Field() {}
}
