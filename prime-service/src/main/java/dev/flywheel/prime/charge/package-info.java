/** Charging a month of a membership, until it is decided. */
@NullMarked
package dev.flywheel.prime.charge;

import org.jspecify.annotations.NullMarked;
