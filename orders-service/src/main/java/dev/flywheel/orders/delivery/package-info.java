/** From a warehouse to a doorstep: where goods lie, who carries them, what that costs, when they arrive, and when they did. */
@NullMarked
package dev.flywheel.orders.delivery;

import org.jspecify.annotations.NullMarked;
