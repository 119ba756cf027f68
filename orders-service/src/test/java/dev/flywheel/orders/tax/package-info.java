/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.tax;

import org.jspecify.annotations.NullMarked;
