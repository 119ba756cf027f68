/** What a service is tested with: a database of its own, tokens, the other services' feeds. */
@NullMarked
package dev.flywheel.testing.service;

import org.jspecify.annotations.NullMarked;
