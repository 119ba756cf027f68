package dev.flywheel.catalog.offer;

import org.jspecify.annotations.Nullable;

/**
 * What an offer says about getting there.
 *
 * @param handlingDays working days until the parcel leaves, null when not said
 * @param shipsFrom ISO 3166 alpha-2, null when not said
 */
public record Delivery(
        @Nullable Integer handlingDays, @Nullable String shipsFrom) {

    public static final Delivery UNKNOWN = new Delivery(null, null);

    /** What counts for a seller who does not say when he sends. */
    private static final int USUAL = 2;

    /** Days that count in comparisons; own stock leaves the same day. */
    int countedDays(boolean ofRetailer) {
        if (handlingDays != null) {
            return handlingDays;
        }
        return ofRetailer ? 0 : USUAL;
    }
}
