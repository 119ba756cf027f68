/** Wish lists of customers: what they want, for whom they show it, and what became cheaper. */
@NullMarked
package dev.flywheel.catalog.wishlist;

import org.jspecify.annotations.NullMarked;
