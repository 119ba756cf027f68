package dev.flywheel.seller.settlement;

import dev.flywheel.contracts.Event;
import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.seller.Parcels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** What may happen to a parcel in its life: it leaves, perhaps arrives, and comes back in whatever portions. */
final class ParcelLife {

    private static final List<List<String>> CATEGORIES = List.of(
            List.of("Home & Kitchen", "Cookware"),
            List.of("Books", "Fiction"),
            List.of("Clothing", "Men"),
            List.of("Furniture", "Office"),
            List.of("Jewelry"));

    private static final int LAST_DISPATCH = 20;
    private static final int LAST_REFUND = 44;

    private final SortedMap<Integer, List<Event>> byDay = new TreeMap<>();
    private final SortedMap<Integer, Long> credits = new TreeMap<>();

    /**
     * Makes up a life.
     *
     * @param begin the instant of day 0
     */
    static ParcelLife of(SellerId seller, Instant begin, Random random) {
        ParcelLife life = new ParcelLife();
        int day = random.nextInt(LAST_DISPATCH);
        List<OrderLineRef> lines = new ArrayList<>();
        for (int i = 0; i < random.nextInt(1, 4); i++) {
            lines.add(line(random));
        }
        ShipmentDispatched parcel =
                Parcels.dispatched(seller, begin.plus(Duration.ofDays(day)), lines.toArray(OrderLineRef[]::new));
        life.at(day, parcel);
        lines.forEach(line -> life.credit(day, line.items().plus(line.shipping())));
        if (random.nextInt(10) > 0) {
            int arrives = day + random.nextInt(5);
            life.at(arrives, Parcels.delivered(parcel, begin.plus(Duration.ofDays(arrives))));
        }
        for (OrderLineRef line : lines) {
            if (random.nextInt(10) < 4) {
                life.comesBack(parcel, line, day, begin, random);
            }
        }
        return life;
    }

    List<Event> on(int day) {
        return byDay.getOrDefault(day, List.of());
    }

    /** What orders-service has credited to the seller by the end of a day, in minor units. */
    long creditedUntil(int day) {
        return credits.headMap(day + 1).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void comesBack(ShipmentDispatched parcel, OrderLineRef line, int sent, Instant begin, Random random) {
        int before = 0;
        int day = sent;
        boolean withDelivery = random.nextBoolean();
        while (before < line.quantity() && random.nextInt(10) < 7) {
            int units = random.nextInt(1, line.quantity() - before + 1);
            day = Math.min(LAST_REFUND, day + random.nextInt(12));
            Money items = share(line.items(), line.quantity(), before, units);
            Money shipping = withDelivery
                    ? share(line.shipping(), line.quantity(), before, units)
                    : Money.zero(items.currency());
            at(day, Parcels.refunded(parcel, begin.plus(Duration.ofDays(day)), back(line, units, items, shipping)));
            credit(day, items.plus(shipping).negate());
            before += units;
        }
    }

    private void credit(int day, Money amount) {
        credits.merge(day, amount.minor(), Long::sum);
    }

    private void at(int day, Event event) {
        byDay.computeIfAbsent(day, none -> new ArrayList<>()).add(event);
    }

    private static OrderLineRef line(Random random) {
        Money items = new Money(random.nextLong(0, 60_000), Money.currency("USD"));
        Money shipping = new Money(random.nextBoolean() ? 0 : random.nextLong(1_000), items.currency());
        return Parcels.line(
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                random.nextInt(1, 5),
                items.amount(),
                shipping.amount());
    }

    private static OrderLineRef back(OrderLineRef line, int units, Money items, Money shipping) {
        return new OrderLineRef(
                line.orderLine(),
                line.offer(),
                line.product(),
                line.sku(),
                line.category(),
                units,
                items,
                shipping,
                line.tax());
    }

    private static Money share(Money total, int quantity, int before, int units) {
        long to = total.minor() * (before + units) / quantity;
        return new Money(to - total.minor() * before / quantity, total.currency());
    }
}
