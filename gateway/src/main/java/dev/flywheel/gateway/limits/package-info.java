/** How many calls one client may make. */
@NullMarked
package dev.flywheel.gateway.limits;

import org.jspecify.annotations.NullMarked;
