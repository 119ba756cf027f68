/** Joining, renewing and leaving, with every payment repeated until its fate is known. */
@NullMarked
package dev.flywheel.prime.membership;

import org.jspecify.annotations.NullMarked;
