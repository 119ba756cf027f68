package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is taken off each line and each delivery, in the basket's order; zero where nothing is.
 */
record Cut(List<Money> lines, List<Money> deliveries) {

    static Cut nothing(Left left) {
        return new Cut(
                zeros(left, left.lines().size()), zeros(left, left.deliveries().size()));
    }

    /** An amount off these lines, by what is left of each (or of the given part of it). */
    static Cut ofLines(Left left, Money amount, List<Money> weights) {
        return new Cut(Cut.split(amount, weights), zeros(left, left.deliveries().size()));
    }

    static Cut ofDeliveries(Left left, Money amount, List<Money> weights) {
        return new Cut(zeros(left, left.lines().size()), Cut.split(amount, weights));
    }

    /** This cut made smaller: the parts keep their proportion, and none grows. */
    Cut reducedTo(Money amount) {
        List<Money> parts =
                split(amount, Stream.concat(lines.stream(), deliveries.stream()).toList());
        return new Cut(parts.subList(0, lines.size()), parts.subList(lines.size(), parts.size()));
    }

    Money total(Left left) {
        return Money.sum(lines, left.currency()).plus(Money.sum(deliveries, left.currency()));
    }

    boolean isNothing() {
        return lines.stream().allMatch(Money::isZero) && deliveries.stream().allMatch(Money::isZero);
    }

    /** By largest remainder. An amount that is no more than the weights together gives no part more than its weight. */
    private static List<Money> split(Money amount, List<Money> weights) {
        if (amount.isZero()) {
            return new ArrayList<>(Collections.nCopies(weights.size(), amount));
        }
        return amount.allocate(weights.stream().map(Money::minor).toList());
    }

    private static List<Money> zeros(Left left, int count) {
        return Collections.nCopies(count, Money.zero(left.currency()));
    }
}
