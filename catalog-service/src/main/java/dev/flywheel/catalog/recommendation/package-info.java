/** What is bought with what, counted as it is bought, and what is recommended by it. */
@NullMarked
package dev.flywheel.catalog.recommendation;

import org.jspecify.annotations.NullMarked;
