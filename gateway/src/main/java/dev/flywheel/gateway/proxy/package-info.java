/** Passing calls on: bodies stream both ways, and a service that is away is said to be. */
@NullMarked
package dev.flywheel.gateway.proxy;

import org.jspecify.annotations.NullMarked;
