/** Moving the time of all services at once, where the test clock is on. */
@NullMarked
package dev.flywheel.gateway.time;

import org.jspecify.annotations.NullMarked;
