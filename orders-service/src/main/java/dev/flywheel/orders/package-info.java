/** Retail and logistics: from the cart to the doorstep and back. */
@NullMarked
package dev.flywheel.orders;

import org.jspecify.annotations.NullMarked;
