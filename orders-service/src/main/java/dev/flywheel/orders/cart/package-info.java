/** What a shopper is about to buy. */
@NullMarked
package dev.flywheel.orders.cart;

import org.jspecify.annotations.NullMarked;
