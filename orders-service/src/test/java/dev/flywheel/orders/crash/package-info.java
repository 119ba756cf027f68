/** The process dies at every step, and what becomes of that. */
@NullMarked
package dev.flywheel.orders.crash;

import org.jspecify.annotations.NullMarked;
