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
    OTHER_PRODUCT(409, "This SKU is an offer of another product");

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
