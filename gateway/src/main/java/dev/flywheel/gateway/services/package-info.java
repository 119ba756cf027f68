/** How the services are. */
@NullMarked
package dev.flywheel.gateway.services;

import org.jspecify.annotations.NullMarked;
