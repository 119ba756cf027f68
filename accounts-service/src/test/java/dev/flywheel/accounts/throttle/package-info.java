/** Tests of the feature. */
@NullMarked
package dev.flywheel.accounts.throttle;

import org.jspecify.annotations.NullMarked;
