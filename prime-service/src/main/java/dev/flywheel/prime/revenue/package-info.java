/** Earning what was paid, day by day. */
@NullMarked
package dev.flywheel.prime.revenue;

import org.jspecify.annotations.NullMarked;
