/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.promotion;

import org.jspecify.annotations.NullMarked;
