/** What is there and what is spoken for: the one place where overselling is prevented. */
@NullMarked
package dev.flywheel.orders.stock;

import org.jspecify.annotations.NullMarked;
