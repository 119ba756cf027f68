/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.cart;

import org.jspecify.annotations.NullMarked;
