package dev.flywheel.orders.checkout;

import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.Goods;
import dev.flywheel.orders.order.OrderLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a basket costs: a plain calculation.
 *
 * <p>Delivery is charged once for each sender, and split over his lines by their worth. Prime waives it wholly. Tax is on
 * the items, rounded half up for each line.
 *
 * @param rate delivery of one sender's goods
 * @param tax as a fraction
 * @param prime true when Prime waives the delivery
 */
record Pricing(Money rate, BigDecimal tax, boolean prime) {

    /** Lines in the order of the basket. */
    List<OrderLine> lines(List<Item> basket) {
        List<Money> delivery = delivery(basket);
        List<OrderLine> lines = new ArrayList<>(basket.size());
        for (int i = 0; i < basket.size(); i++) {
            lines.add(line(basket.get(i), delivery.get(i)));
        }
        return lines;
    }

    private OrderLine line(Item item, Money delivery) {
        Offer offer = item.offer();
        Goods goods =
                new Goods(
                        offer.id(),
                        offer.product(),
                        offer.seller(),
                        WarehouseId.MAIN,
                        offer.sku(),
                        offer.title(),
                        offer.category());
        Money zero = Money.zero(delivery.currency());
        Amounts amounts = new Amounts(
                item.worth(), zero, zero, zero, delivery, prime ? delivery : zero, item.worth().portion(tax), zero);
        return OrderLine.of(Ids.next(), goods, item.quantity(), item.price(), amounts);
    }

    /** Each line's share of its sender's delivery. */
    private List<Money> delivery(List<Item> basket) {
        Map<Optional<Object>, List<Integer>> senders = new LinkedHashMap<>();
        for (int i = 0; i < basket.size(); i++) {
            Optional<Object> sender = Optional.ofNullable(basket.get(i).offer().seller());
            senders.computeIfAbsent(sender, any -> new ArrayList<>()).add(i);
        }
        Money[] shares = new Money[basket.size()];
        for (List<Integer> places : senders.values()) {
            List<Money> parts = rate.allocate(weights(places, basket));
            for (int i = 0; i < places.size(); i++) {
                shares[places.get(i)] = parts.get(i);
            }
        }
        return List.of(shares);
    }

    private static List<Long> weights(List<Integer> places, List<Item> basket) {
        List<Long> worth =
                places.stream().map(place -> basket.get(place).worth().minor()).toList();
        boolean allFree = worth.stream().allMatch(minor -> minor == 0);
        return allFree ? places.stream().map(place -> 1L).toList() : worth;
    }

    /** An offer that can be bought, and how many of it are. */
    record Item(Offer offer, int quantity) {

        Money price() {
            return Objects.requireNonNull(offer.price());
        }

        Money worth() {
            return price().times(quantity);
        }
    }
}
