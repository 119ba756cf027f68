/** What the services hear from each other, for operators. */
@NullMarked
package dev.flywheel.gateway.feeds;

import org.jspecify.annotations.NullMarked;
