/** How many stars products have. */
@NullMarked
package dev.flywheel.catalog.rating;

import org.jspecify.annotations.NullMarked;
