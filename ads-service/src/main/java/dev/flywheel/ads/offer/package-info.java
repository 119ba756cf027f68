/** Copies of offers, stock and sellers, as catalog, orders and seller tell them. */
@NullMarked
package dev.flywheel.ads.offer;

import org.jspecify.annotations.NullMarked;
