/** Taking back what was not sent yet. */
@NullMarked
package dev.flywheel.orders.cancellation;

import org.jspecify.annotations.NullMarked;
