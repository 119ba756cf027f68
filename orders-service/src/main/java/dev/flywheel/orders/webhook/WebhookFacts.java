package dev.flywheel.orders.webhook;

import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.contracts.orders.ReplacementDelivered;
import dev.flywheel.contracts.orders.ReplacementDispatched;
import dev.flywheel.contracts.orders.ShipmentDelivered;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.order.FactParts;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.order.OrderLine;
import dev.flywheel.orders.order.Part;
import dev.flywheel.orders.returns.GoodwillGiven;
import dev.flywheel.service.feed.FeedSubscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows this service's own facts and lays each out for the operators and for the sellers whose lines it is about. */
@Configuration(proxyBeanMethods = false)
class WebhookFacts {

    private final Outbox outbox;
    private final OrderBook book;
    private final FactParts parts;

    WebhookFacts(Outbox outbox, OrderBook book, FactParts parts) {
        this.outbox = outbox;
        this.book = book;
        this.parts = parts;
    }

    @Bean
    FeedSubscription factsForWebhooks() {
        return FeedSubscription.to("orders")
                .named("webhooks")
                .onBatch(OrderPlaced.class, this::placed)
                .onBatch(OrderCancelled.class, this::cancelled)
                .onBatch(ShipmentDispatched.class, this::dispatched)
                .onBatch(ShipmentDelivered.class, this::delivered)
                .onBatch(ReplacementDispatched.class, this::replacementDispatched)
                .onBatch(ReplacementDelivered.class, this::replacementDelivered)
                .onBatch(RefundIssued.class, this::refunded)
                .onBatch(GoodwillGiven.class, this::given);
    }

    void placed(List<OrderPlaced> facts) {
        Map<UUID, Order> orders = book.ofFacts(facts, fact -> fact.order().value(), OrderPlaced::order);
        List<Outbox.Told> told = new ArrayList<>();
        for (OrderPlaced fact : facts) {
            List<Part> whole = Objects.requireNonNull(orders.get(fact.order().value())).lines().stream()
                    .map(OrderLine::whole)
                    .toList();
            List<OrderLineRef> all =
                    fact.lines().stream().map(OrderPlaced.Line::what).toList();
            told.add(new Outbox.Told(null, fact.subject(), Message.placed(fact, all, whole, true)));
            Map<SellerId, List<OrderLineRef>> bySeller = new LinkedHashMap<>();
            fact.lines().forEach(line -> add(bySeller, line.seller(), line.what()));
            bySeller.forEach((seller, lines) ->
                    told.add(new Outbox.Told(seller, fact.subject(), Message.placed(fact, lines, whole, false))));
        }
        outbox.put(told);
    }

    void cancelled(List<OrderCancelled> facts) {
        Map<OrderId, Order> orders =
                book.find(facts.stream().map(OrderCancelled::order).distinct().toList());
        List<Outbox.Told> told = new ArrayList<>();
        for (OrderCancelled fact : facts) {
            told.add(new Outbox.Told(null, fact.subject(), Message.cancelled(fact, fact.lines())));
            Map<SellerId, List<OrderLineRef>> bySeller = new LinkedHashMap<>();
            fact.lines().forEach(line -> add(bySeller, seller(orders.get(fact.order()), line), line));
            bySeller.forEach((seller, lines) ->
                    told.add(new Outbox.Told(seller, fact.subject(), Message.cancelled(fact, lines))));
        }
        outbox.put(told);
    }

    void dispatched(List<ShipmentDispatched> facts) {
        Map<UUID, List<Part>> sent =
                parts.sent(book.ofFacts(facts, fact -> fact.shipment().value(), ShipmentDispatched::order));
        outbox.put(facts.stream()
                .flatMap(fact -> both(
                        fact.seller(),
                        fact.subject(),
                        Message.dispatched(
                                fact,
                                Objects.requireNonNull(sent.get(fact.shipment().value()))))
                        .stream())
                .toList());
    }

    void delivered(List<ShipmentDelivered> facts) {
        outbox.put(facts.stream()
                .flatMap(fact -> both(fact.seller(), fact.subject(), Message.delivered(fact)).stream())
                .toList());
    }

    void replacementDispatched(List<ReplacementDispatched> facts) {
        outbox.put(facts.stream()
                .flatMap(fact -> both(fact.seller(), fact.subject(), Message.dispatched(fact)).stream())
                .toList());
    }

    void replacementDelivered(List<ReplacementDelivered> facts) {
        outbox.put(facts.stream()
                .flatMap(fact -> both(fact.seller(), fact.subject(), Message.delivered(fact)).stream())
                .toList());
    }

    void refunded(List<RefundIssued> facts) {
        Map<UUID, List<Part>> refunded = parts.refunded(book.ofFacts(facts, RefundIssued::refund, RefundIssued::order));
        outbox.put(facts.stream()
                .flatMap(fact -> both(
                        fact.seller(),
                        fact.subject(),
                        Message.refunded(fact, Objects.requireNonNull(refunded.get(fact.refund()))))
                        .stream())
                .toList());
    }

    void given(List<GoodwillGiven> facts) {
        Map<UUID, List<Part>> given = parts.refunded(book.ofFacts(facts, GoodwillGiven::refund, GoodwillGiven::order));
        outbox.put(facts.stream()
                .map(fact -> new Outbox.Told(
                        null, fact.subject(), Message.goodwill(fact, Objects.requireNonNull(given.get(fact.refund())))))
                .toList());
    }

    private static List<Outbox.Told> both(@Nullable SellerId seller, String subject, Message message) {
        Outbox.Told operators = new Outbox.Told(null, subject, message);
        return seller == null ? List.of(operators) : List.of(operators, new Outbox.Told(seller, subject, message));
    }

    private static void add(Map<SellerId, List<OrderLineRef>> bySeller, @Nullable SellerId seller, OrderLineRef line) {
        if (seller != null) {
            bySeller.computeIfAbsent(seller, any -> new ArrayList<>()).add(line);
        }
    }

    private static @Nullable SellerId seller(@Nullable Order order, OrderLineRef line) {
        return Optional.ofNullable(order)
                .map(known -> known.line(line.orderLine()))
                .map(OrderLine::goods)
                .map(goods -> goods.seller())
                .orElse(null);
    }
}
