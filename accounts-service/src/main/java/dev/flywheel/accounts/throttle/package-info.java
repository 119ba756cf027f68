/** How often the same caller may try. Counted in memory, so each replica grants the limit once. */
@NullMarked
package dev.flywheel.accounts.throttle;

import org.jspecify.annotations.NullMarked;
