/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.cancellation;

import org.jspecify.annotations.NullMarked;
