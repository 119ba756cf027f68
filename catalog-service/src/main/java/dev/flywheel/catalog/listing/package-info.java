/** Rows that list a product and its offer: checked, matched to what is there, and written. */
@NullMarked
package dev.flywheel.catalog.listing;

import org.jspecify.annotations.NullMarked;
