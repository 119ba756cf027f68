/** Orders and their lines: what was agreed, and how far each unit has come. */
@NullMarked
package dev.flywheel.orders.order;

import org.jspecify.annotations.NullMarked;
