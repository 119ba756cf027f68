package dev.flywheel.orders.order;

import dev.flywheel.contracts.orders.OrderLineRef;

/** Some units of a line, with what they cost. */
public record Part(OrderLine line, int quantity, Amounts amounts) {

    /** How others are told of these units. */
    public OrderLineRef ref() {
        Goods goods = line.goods();
        return new OrderLineRef(
                line.id(),
                goods.offer(),
                goods.product(),
                goods.sku(),
                goods.category(),
                quantity,
                amounts.itemsEarned(),
                amounts.shipping(),
                amounts.taxes());
    }
}
