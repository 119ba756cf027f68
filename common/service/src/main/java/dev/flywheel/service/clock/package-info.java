/** One clock for all business time; movable where the test clock is on. */
@NullMarked
package dev.flywheel.service.clock;

import org.jspecify.annotations.NullMarked;
