/** Tests of the feature. */
@NullMarked
package dev.flywheel.gateway.services;

import org.jspecify.annotations.NullMarked;
