/** From a cart to a placed order: hold, authorise, place. */
@NullMarked
package dev.flywheel.orders.checkout;

import org.jspecify.annotations.NullMarked;
