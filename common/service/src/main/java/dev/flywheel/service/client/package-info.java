/** How a service calls another one: addresses, timeouts, one retry, its own token, and errors said in our words. */
@NullMarked
package dev.flywheel.service.client;

import org.jspecify.annotations.NullMarked;
