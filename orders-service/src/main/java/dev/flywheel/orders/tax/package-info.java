/** Sales tax by state. */
@NullMarked
package dev.flywheel.orders.tax;

import org.jspecify.annotations.NullMarked;
