/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.orders.promotion.coupon;

import org.jspecify.annotations.NullMarked;
