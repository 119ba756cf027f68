package dev.flywheel.catalog.listing;

import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;

/** What became of a row. */
public sealed interface Placement {

    /**
     * It is in the catalogue.
     *
     * @param created the offer is new
     */
    record Listed(OfferId offer, ProductId product, boolean created) implements Placement {}

    /** It contradicts what is in the catalogue. */
    record Refused(Conflict conflict, RowProblem problem) implements Placement {}

    /** In which way. */
    enum Conflict {
        UNKNOWN_PRODUCT,
        GTIN_TAKEN,
        OTHER_PRODUCT,
        TITLE_REQUIRED
    }
}
