package dev.flywheel.catalog.search;

/** Names of the index fields. */
final class Field {

    /** SKUs and GTINs as whole values. */
    static final String CODES = "codes";

    static final String TITLE = "title";
    static final String TITLE_PREFIXES = "titlePrefixes";
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

    static final String ATTRIBUTES = "attributes";
    static final String DESCRIPTION = "description";
    /** Featured price in major units, to filter and count by. */
    static final String PRICE = "price";

    static final String PRICE_MINOR = "priceMinor";
    static final String CURRENCY = "currency";
    static final String OFFER = "offer";
    static final String SELLER_NAME = "sellerName";
    static final String IMAGE = "image";
    /** 2 in stock, 1 for sale but out of stock, 0 not for sale. */
    static final String AVAILABILITY = "availability";

    static final String CREATED = "created";
    /** The id, to break ties by. */
    static final String ORDER = "order";

    private Field() {}
}
