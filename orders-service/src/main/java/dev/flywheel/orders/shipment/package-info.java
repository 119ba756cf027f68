/** Parcels: captured and dispatched, then delivered. */
@NullMarked
package dev.flywheel.orders.shipment;

import org.jspecify.annotations.NullMarked;
