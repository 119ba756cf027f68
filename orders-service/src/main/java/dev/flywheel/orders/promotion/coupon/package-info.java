/** Coupon codes: made, looked up, and not to be guessed. */
@NullMarked
package dev.flywheel.orders.promotion.coupon;

import org.jspecify.annotations.NullMarked;
