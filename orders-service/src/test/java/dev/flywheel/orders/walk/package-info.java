/** Long random sequences of what people do, and what must be true after them. */
@NullMarked
package dev.flywheel.orders.walk;

import org.jspecify.annotations.NullMarked;
