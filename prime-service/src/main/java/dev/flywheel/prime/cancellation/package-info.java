/** Ending a membership, in one step. */
@NullMarked
package dev.flywheel.prime.cancellation;

import org.jspecify.annotations.NullMarked;
