/** Prime: plans, memberships, renewals. */
@NullMarked
package dev.flywheel.prime;

import org.jspecify.annotations.NullMarked;
