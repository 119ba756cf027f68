/** Becoming a member. */
@NullMarked
package dev.flywheel.prime.joining;

import org.jspecify.annotations.NullMarked;
