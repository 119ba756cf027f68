package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;
import java.util.List;

/** The delivery of those whose goods are meant. */
record FreeDelivery() implements Reward {

    @Override
    public Cut of(Left left, Covered covered) {
        List<Money> parts = covered.leftOfDeliveries(left);
        return Cut.ofDeliveries(left, Money.sum(parts, left.currency()), parts);
    }

    @Override
    public String words(Money spent, String goods) {
        return Words.with("Free delivery", " with ", goods);
    }
}
