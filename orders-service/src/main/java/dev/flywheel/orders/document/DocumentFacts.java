package dev.flywheel.orders.document;

import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.service.feed.FeedSubscription;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Follows this service's own facts: an invoice for each parcel that left, a credit note for each refund, in the transaction
 * that moves the cursor.
 */
@Configuration(proxyBeanMethods = false)
class DocumentFacts {

    private final Documents documents;
    private final Drafting drafting;
    private final Letterheads letterheads;
    private final OrderBook book;
    private final JdbcClient jdbc;

    DocumentFacts(Documents documents, Drafting drafting, Letterheads letterheads, OrderBook book, JdbcClient jdbc) {
        this.documents = documents;
        this.drafting = drafting;
        this.letterheads = letterheads;
        this.book = book;
        this.jdbc = jdbc;
    }

    @Bean
    FeedSubscription factsForDocuments() {
        return FeedSubscription.to("orders")
                .named("documents")
                .onBatch(ShipmentDispatched.class, this::dispatched)
                .onBatch(RefundIssued.class, this::refunded);
    }

    void dispatched(List<ShipmentDispatched> facts) {
        Map<OrderId, Order> orders = book.find(
                facts.stream().map(ShipmentDispatched::order).distinct().toList());
        for (ShipmentDispatched fact : facts) {
            Order order = Objects.requireNonNull(orders.get(fact.order()));
            Drafting.Figures figures = drafting.figures(order, fact.lines(), waived(fact.shipment(), order.currency()));
            Drafting.Head head =
                    new Drafting.Head(DocumentKind.INVOICE, letterheads.issuer(fact.seller()), fact.shipment(), null);
            documents.issue(new Draft(
                    DocumentKind.INVOICE,
                    fact.seller(),
                    order.account(),
                    fact.subject(),
                    figures.content(order, head)));
        }
    }

    void refunded(List<RefundIssued> facts) {
        Map<OrderId, Order> orders =
                book.find(facts.stream().map(RefundIssued::order).distinct().toList());
        for (RefundIssued fact : facts) {
            Order order = Objects.requireNonNull(orders.get(fact.order()));
            Drafting.Head head = new Drafting.Head(
                    DocumentKind.CREDIT_NOTE, letterheads.issuer(fact.seller()), fact.shipment(), fact.refund());
            documents.issue(new Draft(
                    DocumentKind.CREDIT_NOTE,
                    fact.seller(),
                    order.account(),
                    fact.subject(),
                    drafting.figures(order, fact.lines(), Map.of()).content(order, head)));
        }
    }

    /** What Prime waived of a parcel's delivery, by line; the fact tells the delivery before that. */
    private Map<UUID, Money> waived(ShipmentId shipment, Currency currency) {
        Map<UUID, Money> waived = new HashMap<>();
        jdbc.sql("SELECT line, waived FROM shipment_line WHERE shipment = ? AND waived > 0")
                .param(shipment.value())
                .query(rs -> {
                    waived.put(rs.getObject(1, UUID.class), new Money(rs.getLong(2), currency));
                });
        return waived;
    }
}
