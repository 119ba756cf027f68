/** Tests of the feature. */
@NullMarked
package dev.flywheel.gateway.proxy;

import org.jspecify.annotations.NullMarked;
