/** Who did what: one row for each command of a person, written with it and never changed. */
@NullMarked
package dev.flywheel.orders.audit;

import org.jspecify.annotations.NullMarked;
