/** How well recommendations find the rest of a basket, on the invoices of another shop. */
@NullMarked
package dev.flywheel.benchmarks.recommendations;

import org.jspecify.annotations.NullMarked;
