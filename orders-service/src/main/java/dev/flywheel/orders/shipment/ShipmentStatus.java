package dev.flywheel.orders.shipment;

import java.util.Set;

/** How far a parcel has come. */
public enum ShipmentStatus {
    /** Packed; its money is being taken. */
    CAPTURING,
    DISPATCHED,
    DELIVERED,
    /** Its money was refused, so it never left; its units are open again. */
    FAILED;

    /** What may follow. */
    public boolean canBecome(ShipmentStatus next) {
        return switch (this) {
            case CAPTURING -> Set.of(DISPATCHED, FAILED).contains(next);
            case DISPATCHED -> next == DELIVERED;
            case DELIVERED, FAILED -> false;
        };
    }
}
