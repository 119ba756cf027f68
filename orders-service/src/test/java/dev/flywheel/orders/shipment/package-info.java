/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.shipment;

import org.jspecify.annotations.NullMarked;
