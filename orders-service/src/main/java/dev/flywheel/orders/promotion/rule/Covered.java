package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.Basket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a basket that a promotion is for.
 *
 * @param lines for each line whether it is meant
 * @param deliveries for each delivery whether goods of its sender are
 * @param spent what the meant goods cost before anything is taken off
 */
record Covered(List<Boolean> lines, List<Boolean> deliveries, Money spent) {

    static Covered of(Basket basket, GoodsRule goods) {
        List<Boolean> lines = new ArrayList<>(basket.lines().size());
        Set<@Nullable SellerId> senders = new HashSet<>();
        Money spent = Money.zero(basket.currency());
        for (Basket.Line line : basket.lines()) {
            boolean covered = goods.covers(line);
            lines.add(covered);
            if (covered) {
                senders.add(line.seller());
                spent = spent.plus(line.worth());
            }
        }
        List<Boolean> deliveries = basket.deliveries().stream()
                .map(delivery -> senders.contains(delivery.seller()))
                .toList();
        return new Covered(List.copyOf(lines), deliveries, spent);
    }

    boolean isEmpty() {
        return !lines.contains(true);
    }

    /** What is left of the lines that are meant; zero for the others. */
    List<Money> left(Left left) {
        return only(left.lines(), lines, left);
    }

    /** What is left of the deliveries that are meant; zero for the others. */
    List<Money> leftOfDeliveries(Left left) {
        return only(left.deliveries(), deliveries, left);
    }

    private static List<Money> only(List<Money> amounts, List<Boolean> which, Left left) {
        List<Money> only = new ArrayList<>(amounts.size());
        for (int i = 0; i < amounts.size(); i++) {
            only.add(which.get(i) ? amounts.get(i) : Money.zero(left.currency()));
        }
        return only;
    }
}
