/** A service with nothing but the chassis, for testing that. */
@NullMarked
package dev.flywheel.service.chassis;

import org.jspecify.annotations.NullMarked;
