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
    WORDING_REFUSED(400, "The text has something that may not be published"),
    ALREADY_REVIEWED(409, "You have reviewed this product"),
    OWN_PRODUCT(403, "Sellers do not review what they sell"),
    OWN_REVIEW(403, "Nobody votes on his own review"),
    NOT_OFFERED(403, "Only sellers who offer the product answer its reviews"),
    TOO_MANY_EDITS(409, "This was edited too often"),
    ALREADY_RATED(409, "You have rated this seller for this order"),
    NOT_SHIPPED_YET(409, "Nothing of this order has been shipped");

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
