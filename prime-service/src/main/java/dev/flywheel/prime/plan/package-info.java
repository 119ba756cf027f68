/** What Prime costs and says, by version. */
@NullMarked
package dev.flywheel.prime.plan;

import org.jspecify.annotations.NullMarked;
