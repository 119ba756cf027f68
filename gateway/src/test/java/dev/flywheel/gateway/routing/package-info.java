/** Tests of the feature. */
@NullMarked
package dev.flywheel.gateway.routing;

import org.jspecify.annotations.NullMarked;
