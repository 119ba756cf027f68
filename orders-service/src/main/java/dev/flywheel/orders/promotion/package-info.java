/**
 * What is taken off a basket: promotions and coupons. {@link dev.flywheel.orders.promotion.Promotions} is all that others
 * call; the rules are in {@code rule}, the codes in {@code coupon}, what operators and sellers do in {@code desk}.
 */
@NullMarked
package dev.flywheel.orders.promotion;

import org.jspecify.annotations.NullMarked;
