/** A second instance of this service on the same database. */
@NullMarked
package dev.flywheel.orders.twice;

import org.jspecify.annotations.NullMarked;
