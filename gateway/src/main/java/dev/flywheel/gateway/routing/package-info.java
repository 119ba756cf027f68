/** Which service answers which path. */
@NullMarked
package dev.flywheel.gateway.routing;

import org.jspecify.annotations.NullMarked;
