package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * A percentage of all goods together: rounded half up once, then split over the lines.
 *
 * @param percent above 0 and up to 100
 */
record PercentOff(BigDecimal percent) implements Reward {

    @Override
    public Cut of(Left left, Covered covered) {
        List<Money> parts = covered.left(left);
        Money off = Money.sum(parts, left.currency()).portion(percent.movePointLeft(2));
        return Cut.ofLines(left, off, parts);
    }

    @Override
    public String words(Money spent, String goods) {
        return Words.with(Words.percent(percent) + " off", " ", goods);
    }
}
