/** Tells integrators' machines what happened, signed and until they have taken it. */
@NullMarked
package dev.flywheel.orders.webhook;

import org.jspecify.annotations.NullMarked;
