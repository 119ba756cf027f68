/** Figures, each beside a ceiling measured in the same run. Reports go to {@code docs/benchmarks}. */
@NullMarked
package dev.flywheel.benchmarks;

import org.jspecify.annotations.NullMarked;
