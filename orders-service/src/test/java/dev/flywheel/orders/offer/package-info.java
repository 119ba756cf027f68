/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.offer;

import org.jspecify.annotations.NullMarked;
