/** Tests of the gateway as a whole, in front of services written for them. */
@NullMarked
package dev.flywheel.gateway;

import org.jspecify.annotations.NullMarked;
