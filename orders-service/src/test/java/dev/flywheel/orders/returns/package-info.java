/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.returns;

import org.jspecify.annotations.NullMarked;
