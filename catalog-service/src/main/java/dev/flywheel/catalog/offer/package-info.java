/** Offers of the retailer and of sellers: which one is featured, and what other services hear of them. */
@NullMarked
package dev.flywheel.catalog.offer;

import org.jspecify.annotations.NullMarked;
