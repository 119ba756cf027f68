/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.trace;

import org.jspecify.annotations.NullMarked;
