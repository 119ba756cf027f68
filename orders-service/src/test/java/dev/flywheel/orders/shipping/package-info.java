/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.shipping;

import org.jspecify.annotations.NullMarked;
