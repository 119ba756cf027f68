/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.order;

import org.jspecify.annotations.NullMarked;
