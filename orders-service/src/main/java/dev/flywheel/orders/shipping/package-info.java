/** What delivery costs: flat rates per zone. */
@NullMarked
package dev.flywheel.orders.shipping;

import org.jspecify.annotations.NullMarked;
