package dev.flywheel.catalog;

import dev.flywheel.domain.ErrorCode;

/** What can go wrong in the catalogue beyond what goes wrong everywhere. */
public enum CatalogError implements ErrorCode {
    UNKNOWN_COLUMN(400, "The file has a column that does not exist"),
    MISSING_COLUMN(400, "The file lacks a column that every row needs"),
    UNREADABLE_HEADER(400, "The first line of the file cannot be read"),
    EMPTY_IMPORT(400, "The file has no rows"),
    TOO_MANY_IMPORTS(429, "Too many imports are running"),
    INVALID_OFFER(400, "The offer is not valid"),
    UNKNOWN_PRODUCT(404, "There is no such product"),
    GTIN_TAKEN(409, "Another product has this GTIN"),
    OTHER_PRODUCT(409, "This SKU is an offer of another product"),
    INVALID_PRODUCT(400, "The product is not what its category or family asks for"),
    ILLEGAL_STATUS(409, "The product cannot become that"),
    UNKNOWN_PARENT(409, "There is no such family"),
    VARIATION_TAKEN(409, "Another product of the family is this variation"),
    TOO_MANY_SYNONYMS(409, "There are too many synonyms"),
    FAMILY_IN_USE(409, "The family stands in the way of this"),
    NOT_BUYABLE(409, "The parent of a family is not sold"),
    UNKNOWN_CATEGORY(404, "There is no such category"),
    CATEGORY_CYCLE(409, "A category cannot be below itself"),
    CATEGORY_EXISTS(409, "There is a category of that name already"),
    CATEGORY_NOT_EMPTY(409, "The category is not empty"),
    CATEGORY_TOO_DEEP(409, "The tree would be too deep"),
    TOO_MANY_EXPORTS(429, "Too many exports are running"),
    PRICE_NOT_HELD(409, "The price is not held back"),
    OTHER_PRICE(409, "The offer has another price"),
    RELEASE_NOT_YOURS(409, "You cannot release this price"),
    LIMIT_OF_SELLER(409, "The price is held back by a limit of its seller"),
    MATCH_DECIDED(409, "This match has been decided"),
    WISHLIST_FULL(409, "The wish list is full"),
    TOO_MANY_WISHLISTS(409, "This customer has too many wish lists"),
    WORDING_REFUSED(400, "The text has something that may not be published"),
    ALREADY_REVIEWED(409, "You have reviewed this product"),
    OWN_PRODUCT(403, "Sellers do not review what they sell"),
    OWN_REVIEW(403, "Nobody votes on his own review"),
    NOT_OFFERED(403, "Only sellers who offer the product answer its reviews"),
    TOO_MANY_EDITS(409, "This was edited too often"),
    ALREADY_RATED(409, "You have rated this seller for this order"),
    NOT_SHIPPED_YET(409, "Nothing of this order has been shipped"),
    SEARCH_NOT_READY(503, "The search index is being built"),
    REINDEX_RUNNING(409, "The search index is being built already");

    private final int status;
    private final String title;

    CatalogError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
