/** The catalogue: products, categories, offers, bulk import, search. */
@NullMarked
package dev.flywheel.catalog;

import org.jspecify.annotations.NullMarked;
