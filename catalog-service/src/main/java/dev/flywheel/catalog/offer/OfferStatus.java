package dev.flywheel.catalog.offer;

/** Whether an offer stands. */
public enum OfferStatus {
    LISTED,
    WITHDRAWN;

    /** A withdrawn offer may be listed again, and the other way round. */
    public boolean canBecome(OfferStatus next) {
        return this != next;
    }
}
