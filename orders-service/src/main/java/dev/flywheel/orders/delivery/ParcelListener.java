package dev.flywheel.orders.delivery;

import dev.flywheel.domain.ShipmentId;
import java.time.Instant;
import java.util.Collection;

/**
 * Hears where parcels are, in the transaction that stores the event: what it refuses is not stored either. Beans of this
 * type are called, after the parcel's tracking row is locked and before its promise is settled.
 */
public interface ParcelListener {

    /**
     * Called first in the transaction, before anything is written: whoever has locks to take takes them here.
     *
     * @param parcels that events came about
     */
    default void prepare(Collection<ShipmentId> parcels) {}

    /**
     * The carrier says that the parcel was handed over. Called once for each parcel, which may have been delivered in another
     * way before.
     */
    void delivered(ShipmentId shipment, Instant at);
}
