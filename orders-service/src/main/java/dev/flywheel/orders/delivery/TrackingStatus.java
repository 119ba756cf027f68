package dev.flywheel.orders.delivery;

import java.time.Instant;

/** Where a parcel is. Later ones are further. */
public enum TrackingStatus {
    LABEL_CREATED,
    PICKED_UP,
    IN_TRANSIT,
    /** Somewhere it should not be for long: customs, a wrong address. */
    HELD,
    OUT_FOR_DELIVERY,
    /** Nobody was there. */
    ATTEMPTED,
    LOST,
    RETURNED,
    DELIVERED;

    /** True for the ends: nothing moves a parcel from there, except that one thought lost may be found. */
    public boolean isFinal() {
        return this == DELIVERED || this == RETURNED;
    }

    /**
     * Whether an event moves a parcel that is here. What happened earlier than the last event never does, however late it is
     * told; of two at the same time the further one counts. An end is an end whenever it is told.
     *
     * @param since when it came here
     */
    public boolean canBecome(TrackingStatus next, Instant since, Instant at) {
        if (isFinal()) {
            return false;
        }
        if (next.isFinal()) {
            return true;
        }
        if (this == LABEL_CREATED && next != LABEL_CREATED) {
            return true;
        }
        return at.isAfter(since) ? next != LABEL_CREATED : at.equals(since) && next.compareTo(this) > 0;
    }
}
