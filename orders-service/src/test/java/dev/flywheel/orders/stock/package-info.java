/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.stock;

import org.jspecify.annotations.NullMarked;
