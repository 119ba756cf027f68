/** Held money that nothing will be taken of: it is let go. */
@NullMarked
package dev.flywheel.orders.payment;

import org.jspecify.annotations.NullMarked;
