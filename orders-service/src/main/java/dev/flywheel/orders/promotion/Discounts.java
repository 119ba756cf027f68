package dev.flywheel.orders.promotion;

import java.util.List;

/**
 * What a basket gets off.
 *
 * @param ofLines for each line of the basket, in its order, the discounts as they were applied
 * @param ofDeliveries the same for each delivery
 * @param rejections coupons that do not count, in the order they were given
 * @param ofFirstOrders true when a promotion that may concern the basket asks whether it is the shopper's first order
 */
public record Discounts(
        List<List<Discount>> ofLines,
        List<List<Discount>> ofDeliveries,
        List<Rejection> rejections,
        boolean ofFirstOrders) {

    public Discounts {
        ofLines = ofLines.stream().map(List::copyOf).toList();
        ofDeliveries = ofDeliveries.stream().map(List::copyOf).toList();
        rejections = List.copyOf(rejections);
    }
}
