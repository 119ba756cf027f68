package dev.flywheel.orders.delivery;

/** How far goods have come that a shopper sends back. */
public enum Transit {
    /** There is a label, and the carrier has not got the parcel. */
    NOT_SENT,
    ON_ITS_WAY,
    /** Handed over where it was sent to; what is in it is not inspected yet. */
    ARRIVED,
    /** The carrier gave it back to the shopper. */
    GIVEN_BACK,
    LOST;

    public static Transit of(TrackingStatus status) {
        return switch (status) {
            case LABEL_CREATED -> NOT_SENT;
            case PICKED_UP, IN_TRANSIT, HELD, OUT_FOR_DELIVERY, ATTEMPTED -> ON_ITS_WAY;
            case DELIVERED -> ARRIVED;
            case RETURNED -> GIVEN_BACK;
            case LOST -> LOST;
        };
    }
}
