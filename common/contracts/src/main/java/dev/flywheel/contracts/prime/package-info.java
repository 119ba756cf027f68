/** Calls and events of prime-service. */
@NullMarked
package dev.flywheel.contracts.prime;

import org.jspecify.annotations.NullMarked;
