/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.delivery;

import org.jspecify.annotations.NullMarked;
