/** Tests of the feature. */
@NullMarked
package dev.flywheel.gateway.limits;

import org.jspecify.annotations.NullMarked;
