/** When money held back becomes available, and how each fortnight's money reaches the seller's bank. */
@NullMarked
package dev.flywheel.seller.settlement;

import org.jspecify.annotations.NullMarked;
