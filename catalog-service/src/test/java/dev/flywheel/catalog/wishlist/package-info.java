/** Tests of wish lists. */
@NullMarked
package dev.flywheel.catalog.wishlist;

import org.jspecify.annotations.NullMarked;
