/** The next month begins, or a membership runs out. */
@NullMarked
package dev.flywheel.prime.renewal;

import org.jspecify.annotations.NullMarked;
