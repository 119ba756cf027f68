/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.checkout;

import org.jspecify.annotations.NullMarked;
