/** The rules of promotions: plain calculations without a database. */
@NullMarked
package dev.flywheel.orders.promotion.rule;

import org.jspecify.annotations.NullMarked;
