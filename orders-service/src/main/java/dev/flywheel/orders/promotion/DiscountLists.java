package dev.flywheel.orders.promotion;

import dev.flywheel.domain.Money;
import dev.flywheel.orders.promotion.rule.InFixedOrder;
import dev.flywheel.orders.promotion.rule.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What was taken off, put back into the order of the basket as it was given. */
final class DiscountLists {

    private DiscountLists() {}

    static Discounts of(List<Taken> taken, InFixedOrder sorted, List<Rejection> rejections, boolean ofFirstOrders) {
        List<List<Discount>> ofLines = empty(sorted.lines().size());
        List<List<Discount>> ofDeliveries = empty(sorted.deliveries().size());
        for (Taken one : taken) {
            add(ofLines, one, one.lines(), one.subsidisedLines(), sorted.lines());
            add(ofDeliveries, one, one.deliveries(), one.subsidisedDeliveries(), sorted.deliveries());
        }
        return new Discounts(ofLines, ofDeliveries, rejections, ofFirstOrders);
    }

    private static void add(
            List<List<Discount>> lists, Taken taken, List<Money> amounts, List<Money> subsidies, List<Integer> places) {
        for (int i = 0; i < amounts.size(); i++) {
            if (amounts.get(i).isPositive()) {
                lists.get(places.get(i))
                        .add(new Discount(
                                taken.candidate().promotion().id(),
                                taken.candidate().promotion().name(),
                                taken.candidate().code(),
                                taken.reason(),
                                amounts.get(i),
                                subsidies.get(i)));
            }
        }
    }

    private static List<List<Discount>> empty(int size) {
        return Stream.<List<Discount>>generate(ArrayList::new).limit(size).toList();
    }
}
