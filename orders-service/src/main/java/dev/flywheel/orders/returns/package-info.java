/** Goods that come back, and the money that goes back for them. */
@NullMarked
package dev.flywheel.orders.returns;

import org.jspecify.annotations.NullMarked;
