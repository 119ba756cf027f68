/** Tests of the feature. */
@NullMarked
package dev.flywheel.gateway.time;

import org.jspecify.annotations.NullMarked;
