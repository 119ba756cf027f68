/** The front door: sends calls to the services, limits them, and shows operators and developers around. */
@NullMarked
package dev.flywheel.gateway;

import org.jspecify.annotations.NullMarked;
