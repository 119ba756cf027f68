/** Who calls, and what he may do: tokens are checked here, once, for every service; what is not allowed is denied. */
@NullMarked
package dev.flywheel.service.security;

import org.jspecify.annotations.NullMarked;
