package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;
import dev.flywheel.orders.promotion.Basket;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * What is left to pay of a basket while promotions are applied, one after the other.
 *
 * @param lines in the order of the basket's lines
 * @param deliveries in the order of its deliveries
 */
record Left(Basket basket, List<Money> lines, List<Money> deliveries) {

    static Left all(Basket basket) {
        return new Left(
                basket,
                basket.lines().stream().map(Basket.Line::worth).toList(),
                basket.deliveries().stream().map(Basket.Delivery::charge).toList());
    }

    Left without(Cut cut) {
        return new Left(basket, differences(lines, cut.lines()), differences(deliveries, cut.deliveries()));
    }

    Currency currency() {
        return basket.currency();
    }

    private static List<Money> differences(List<Money> amounts, List<Money> less) {
        List<Money> differences = new ArrayList<>(amounts.size());
        for (int i = 0; i < amounts.size(); i++) {
            differences.add(amounts.get(i).minus(less.get(i)));
        }
        return List.copyOf(differences);
    }
}
