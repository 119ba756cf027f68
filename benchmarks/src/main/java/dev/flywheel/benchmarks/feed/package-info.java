/** How fast the event feed is, and what it costs while nothing happens. */
@NullMarked
package dev.flywheel.benchmarks.feed;

import org.jspecify.annotations.NullMarked;
