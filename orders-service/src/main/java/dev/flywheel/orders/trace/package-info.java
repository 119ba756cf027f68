/** Where every cent of an order went. */
@NullMarked
package dev.flywheel.orders.trace;

import org.jspecify.annotations.NullMarked;
