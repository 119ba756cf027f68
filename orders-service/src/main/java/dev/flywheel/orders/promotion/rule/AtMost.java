package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;

/** Another reward, up to a limit; what is cut back is cut back in proportion. */
record AtMost(Reward reward, Money maximum) implements Reward {

    @Override
    public Cut of(Left left, Covered covered) {
        Cut whole = reward.of(left, covered);
        return whole.total(left).compareTo(maximum) <= 0 ? whole : whole.reducedTo(maximum);
    }

    @Override
    public String words(Money spent, String goods) {
        return reward.words(spent, goods) + " (at most " + maximum + ")";
    }
}
