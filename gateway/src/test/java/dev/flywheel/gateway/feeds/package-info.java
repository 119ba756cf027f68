/** Tests of the feature. */
@NullMarked
package dev.flywheel.gateway.feeds;

import org.jspecify.annotations.NullMarked;
