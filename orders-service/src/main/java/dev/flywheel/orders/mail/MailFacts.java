package dev.flywheel.orders.mail;

import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.contracts.orders.ReplacementDelivered;
import dev.flywheel.contracts.orders.ReplacementDispatched;
import dev.flywheel.contracts.orders.ShipmentDelivered;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.order.OrderView;
import dev.flywheel.orders.order.Parcels;
import dev.flywheel.service.feed.FeedSubscription;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows this service's own facts and writes of each, in the transaction that moves the cursor. */
@Configuration(proxyBeanMethods = false)
class MailFacts {

    private final Writing writing;
    private final OrderBook book;
    private final Parcels parcels;

    MailFacts(Writing writing, OrderBook book, Parcels parcels) {
        this.writing = writing;
        this.book = book;
        this.parcels = parcels;
    }

    @Bean
    FeedSubscription factsForMails() {
        return FeedSubscription.to("orders")
                .named("mails")
                .onBatch(OrderPlaced.class, facts -> each(facts, OrderPlaced::order, this::placed))
                .onBatch(OrderCancelled.class, facts -> each(facts, OrderCancelled::order, this::cancelled))
                .onBatch(ShipmentDispatched.class, facts -> each(facts, ShipmentDispatched::order, this::dispatched))
                .onBatch(
                        ShipmentDelivered.class,
                        facts -> each(
                                facts,
                                ShipmentDelivered::order,
                                (fact, order) -> delivered(order, fact.shipment(), fact.deliveredAt())))
                .onBatch(
                        ReplacementDispatched.class, facts -> each(facts, ReplacementDispatched::order, this::replaced))
                .onBatch(
                        ReplacementDelivered.class,
                        facts -> each(
                                facts,
                                ReplacementDelivered::order,
                                (fact, order) -> delivered(order, fact.shipment(), fact.deliveredAt())))
                .onBatch(RefundIssued.class, facts -> each(facts, RefundIssued::order, this::refunded));
    }

    /** With the orders read together. */
    private <F> void each(List<F> facts, Function<F, OrderId> of, BiConsumer<F, Order> write) {
        Map<OrderId, Order> orders = book.find(facts.stream().map(of).distinct().toList());
        facts.forEach(fact -> write.accept(fact, Objects.requireNonNull(orders.get(of.apply(fact)))));
    }

    private void placed(OrderPlaced fact, Order order) {
        writing.write(
                order, MailKind.ORDER_PLACED, "placed:" + order.id(), fact.placedAt(), Writing.whole(order), null);
    }

    private void cancelled(OrderCancelled fact, Order order) {
        writing.write(
                order,
                MailKind.ORDER_CANCELLED,
                "cancelled:" + order.id() + ":" + fact.cancelledAt(),
                fact.cancelledAt(),
                Writing.told(order, fact.lines()),
                null);
    }

    private void dispatched(ShipmentDispatched fact, Order order) {
        OrderView.Parcel parcel = parcel(order.id(), fact.shipment());
        Map<String, Object> values = new HashMap<>(Writing.told(order, fact.lines()));
        values.put("carrier", Objects.requireNonNullElse(parcel.carrier(), ""));
        values.put("tracking", Objects.requireNonNullElse(parcel.trackingNumber(), ""));
        writing.write(
                order, MailKind.SHIPPED, "shipped:" + fact.shipment(), fact.dispatchedAt(), values, fact.subject());
    }

    private void replaced(ReplacementDispatched fact, Order order) {
        OrderView.Parcel parcel = parcel(order.id(), fact.shipment());
        writing.write(
                order,
                MailKind.REPLACEMENT_SHIPPED,
                "shipped:" + fact.shipment(),
                fact.dispatchedAt(),
                Map.of(
                        "lines", lines(parcel, order),
                        "return", fact.returned().toString(),
                        "carrier", Objects.requireNonNullElse(parcel.carrier(), ""),
                        "tracking", Objects.requireNonNullElse(parcel.trackingNumber(), "")),
                null);
    }

    private void delivered(Order order, ShipmentId shipment, Instant at) {
        writing.write(
                order,
                MailKind.DELIVERED,
                "delivered:" + shipment,
                at,
                Map.of("lines", lines(parcel(order.id(), shipment), order)),
                null);
    }

    private static List<Map<String, Object>> lines(OrderView.Parcel parcel, Order order) {
        Map<UUID, Integer> units = new LinkedHashMap<>();
        parcel.lines().forEach(line -> units.put(line.lineId(), line.quantity()));
        return Writing.units(order, units);
    }

    private void refunded(RefundIssued fact, Order order) {
        Map<String, Object> values = new HashMap<>(Writing.told(order, fact.lines()));
        Money total = Money.zero(order.currency());
        for (OrderLineRef line : fact.lines()) {
            total = total.plus(line.items()).plus(line.shipping()).plus(line.tax());
        }
        values.put("total", total.toString());
        writing.write(
                order, MailKind.REFUND_ISSUED, "refunded:" + fact.refund(), fact.refundedAt(), values, fact.subject());
    }

    private OrderView.Parcel parcel(OrderId order, ShipmentId shipment) {
        return parcels.of(List.of(order)).getOrDefault(order, List.of()).stream()
                .filter(parcel -> parcel.shipmentId().equals(shipment))
                .findFirst()
                .orElseThrow();
    }
}
