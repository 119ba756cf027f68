package dev.flywheel.orders.promotion.rule;

import dev.flywheel.orders.promotion.Basket;

/** Which goods a promotion is for. */
interface GoodsRule {

    boolean covers(Basket.Line line);

    /** The goods in the shopper's words, such as {@code Toys}; empty when there is no name for them. */
    String words();
}
