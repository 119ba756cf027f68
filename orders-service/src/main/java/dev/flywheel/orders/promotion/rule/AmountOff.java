package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;
import java.util.List;

/** An amount off all goods together, once for each order. */
record AmountOff(Money amount) implements Reward {

    @Override
    public Cut of(Left left, Covered covered) {
        List<Money> parts = covered.left(left);
        return Cut.ofLines(left, amount.min(Money.sum(parts, left.currency())), parts);
    }

    @Override
    public String words(Money spent, String goods) {
        return Words.with(amount + " off", " ", goods);
    }
}
