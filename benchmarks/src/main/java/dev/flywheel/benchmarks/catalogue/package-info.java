/** How fast the catalogue is with a hundred thousand products, beside what would be the fastest. */
@NullMarked
package dev.flywheel.benchmarks.catalogue;

import org.jspecify.annotations.NullMarked;
