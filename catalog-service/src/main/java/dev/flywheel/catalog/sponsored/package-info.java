/** Sponsored places on a page of results, asked from the ads service within a deadline. */
@NullMarked
package dev.flywheel.catalog.sponsored;

import org.jspecify.annotations.NullMarked;
