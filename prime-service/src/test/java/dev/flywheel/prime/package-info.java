/** Tests of prime-service, and what they need of the world around it. */
@NullMarked
package dev.flywheel.prime;

import org.jspecify.annotations.NullMarked;
