package dev.flywheel.orders.mail;

import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.contracts.orders.ReplacementDelivered;
import dev.flywheel.contracts.orders.ReplacementDispatched;
import dev.flywheel.contracts.orders.ShipmentDelivered;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.order.FactParts;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.order.OrderLine;
import dev.flywheel.orders.order.OrderView;
import dev.flywheel.orders.order.Parcels;
import dev.flywheel.orders.order.Part;
import dev.flywheel.orders.returns.GoodwillGiven;
import dev.flywheel.service.feed.FeedSubscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows this service's own facts and writes of each, in the transaction that moves the cursor. */
@Configuration(proxyBeanMethods = false)
class MailFacts {

    private final Writing writing;
    private final OrderBook book;
    private final Parcels parcels;
    private final FactParts parts;

    MailFacts(Writing writing, OrderBook book, Parcels parcels, FactParts parts) {
        this.writing = writing;
        this.book = book;
        this.parcels = parcels;
        this.parts = parts;
    }

    @Bean
    FeedSubscription factsForMails() {
        return FeedSubscription.to("orders")
                .named("mails")
                .onBatch(OrderPlaced.class, facts -> each(facts, OrderPlaced::order, this::placed))
                .onBatch(OrderCancelled.class, facts -> each(facts, OrderCancelled::order, this::cancelled))
                .onBatch(ShipmentDispatched.class, this::dispatched)
                .onBatch(
                        ShipmentDelivered.class,
                        facts -> sent(
                                facts,
                                ShipmentDelivered::order,
                                ShipmentDelivered::shipment,
                                (fact, order, parcel) -> delivered(order, parcel, fact.deliveredAt())))
                .onBatch(
                        ReplacementDispatched.class,
                        facts -> sent(
                                facts, ReplacementDispatched::order, ReplacementDispatched::shipment, this::replaced))
                .onBatch(
                        ReplacementDelivered.class,
                        facts -> sent(
                                facts,
                                ReplacementDelivered::order,
                                ReplacementDelivered::shipment,
                                (fact, order, parcel) -> delivered(order, parcel, fact.deliveredAt())))
                .onBatch(RefundIssued.class, this::refunded)
                .onBatch(GoodwillGiven.class, this::given);
    }

    /** A letter of each, with the orders read together. */
    private <F> void each(List<F> facts, Function<F, OrderId> of, BiFunction<F, Order, Letter> letter) {
        Map<OrderId, Order> orders = book.find(facts.stream().map(of).distinct().toList());
        writing.write(facts.stream()
                .map(fact -> letter.apply(fact, Objects.requireNonNull(orders.get(of.apply(fact)))))
                .toList());
    }

    /** The same, of facts about parcels, which are read together, too. */
    private <F> void sent(
            List<F> facts, Function<F, OrderId> of, Function<F, ShipmentId> shipment, OfParcel<F> letter) {
        Map<ShipmentId, OrderView.Parcel> read = parcels(facts.stream().map(of));
        each(
                facts,
                of,
                (fact, order) -> letter.write(fact, order, Objects.requireNonNull(read.get(shipment.apply(fact)))));
    }

    private Letter placed(OrderPlaced fact, Order order) {
        return Letter.of(
                order,
                MailKind.ORDER_PLACED,
                "placed:" + order.id(),
                fact.placedAt(),
                Writing.stated(
                        order, order.lines().stream().map(OrderLine::whole).toList()));
    }

    private Letter cancelled(OrderCancelled fact, Order order) {
        Map<UUID, Integer> units = new LinkedHashMap<>();
        fact.lines().forEach(line -> units.merge(line.orderLine(), line.quantity(), Integer::sum));
        return Letter.of(
                order,
                MailKind.ORDER_CANCELLED,
                "cancelled:" + order.id() + ":" + fact.cancelledAt(),
                fact.cancelledAt(),
                Map.of("lines", Writing.units(order, units)));
    }

    private void dispatched(List<ShipmentDispatched> facts) {
        Map<UUID, Order> orders = book.ofFacts(facts, fact -> fact.shipment().value(), ShipmentDispatched::order);
        Map<UUID, List<Part>> sent = parts.sent(orders);
        Map<ShipmentId, OrderView.Parcel> read = parcels(facts.stream().map(ShipmentDispatched::order));
        List<Letter> letters = new ArrayList<>();
        for (ShipmentDispatched fact : facts) {
            UUID id = fact.shipment().value();
            Order order = Objects.requireNonNull(orders.get(id));
            OrderView.Parcel parcel = Objects.requireNonNull(read.get(fact.shipment()));
            Map<String, Object> values = new HashMap<>(Writing.stated(order, Objects.requireNonNull(sent.get(id))));
            values.put("carrier", Objects.requireNonNullElse(parcel.carrier(), ""));
            values.put("tracking", Objects.requireNonNullElse(parcel.trackingNumber(), ""));
            letters.add(
                    new Letter(order, MailKind.SHIPPED, "shipped:" + id, fact.dispatchedAt(), values, fact.subject()));
        }
        writing.write(letters);
    }

    private Letter replaced(ReplacementDispatched fact, Order order, OrderView.Parcel parcel) {
        return Letter.of(
                order,
                MailKind.REPLACEMENT_SHIPPED,
                "shipped:" + fact.shipment(),
                fact.dispatchedAt(),
                Map.of(
                        "lines", lines(parcel, order),
                        "return", fact.returned().toString(),
                        "carrier", Objects.requireNonNullElse(parcel.carrier(), ""),
                        "tracking", Objects.requireNonNullElse(parcel.trackingNumber(), "")));
    }

    private Letter delivered(Order order, OrderView.Parcel parcel, Instant at) {
        return Letter.of(
                order,
                MailKind.DELIVERED,
                "delivered:" + parcel.shipmentId(),
                at,
                Map.of("lines", lines(parcel, order)));
    }

    private static List<Map<String, Object>> lines(OrderView.Parcel parcel, Order order) {
        Map<UUID, Integer> units = new LinkedHashMap<>();
        parcel.lines().forEach(line -> units.put(line.lineId(), line.quantity()));
        return Writing.units(order, units);
    }

    private void refunded(List<RefundIssued> facts) {
        Map<UUID, Order> orders = book.ofFacts(facts, RefundIssued::refund, RefundIssued::order);
        Map<UUID, List<Part>> refunded = parts.refunded(orders);
        List<Letter> letters = new ArrayList<>();
        for (RefundIssued fact : facts) {
            Order order = Objects.requireNonNull(orders.get(fact.refund()));
            letters.add(new Letter(
                    order,
                    MailKind.REFUND_ISSUED,
                    "refunded:" + fact.refund(),
                    fact.refundedAt(),
                    Writing.stated(order, Objects.requireNonNull(refunded.get(fact.refund()))),
                    fact.subject()));
        }
        writing.write(letters);
    }

    /** No document goes with it: what was sold stays sold at its price, and this mail confirms the payment. */
    private void given(List<GoodwillGiven> facts) {
        Map<UUID, Order> orders = book.ofFacts(facts, GoodwillGiven::refund, GoodwillGiven::order);
        Map<UUID, List<Part>> given = parts.refunded(orders);
        List<Letter> letters = new ArrayList<>();
        for (GoodwillGiven fact : facts) {
            Order order = Objects.requireNonNull(orders.get(fact.refund()));
            Money total = Part.sum(Objects.requireNonNull(given.get(fact.refund())), order.currency())
                    .charged();
            letters.add(Letter.of(
                    order,
                    MailKind.GOODWILL_GIVEN,
                    "refunded:" + fact.refund(),
                    fact.givenAt(),
                    Map.of("total", total.toString(), "refund", fact.refund().toString())));
        }
        writing.write(letters);
    }

    private Map<ShipmentId, OrderView.Parcel> parcels(Stream<OrderId> orders) {
        Map<ShipmentId, OrderView.Parcel> read = new HashMap<>();
        parcels.of(orders.distinct().toList())
                .values()
                .forEach(all -> all.forEach(parcel -> read.put(parcel.shipmentId(), parcel)));
        return read;
    }

    /** Words a fact about a parcel. */
    private interface OfParcel<F> {
        Letter write(F fact, Order order, OrderView.Parcel parcel);
    }
}
