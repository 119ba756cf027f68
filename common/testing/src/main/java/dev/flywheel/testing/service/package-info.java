/** What a service is tested with: a database of its own, tokens, the other services' feeds, an HTTP client. */
@NullMarked
package dev.flywheel.testing.service;

import org.jspecify.annotations.NullMarked;
