/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.promotion.desk;

import org.jspecify.annotations.NullMarked;
