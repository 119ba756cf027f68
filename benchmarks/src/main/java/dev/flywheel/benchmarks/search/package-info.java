/** How well search finds, on a catalogue and judgements that are not ours. */
@NullMarked
package dev.flywheel.benchmarks.search;

import org.jspecify.annotations.NullMarked;
