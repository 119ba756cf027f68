/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.payment;

import org.jspecify.annotations.NullMarked;
