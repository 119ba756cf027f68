package dev.flywheel.orders.document;

import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.OrderId;
import dev.flywheel.orders.order.AmountColumns;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.order.Part;
import dev.flywheel.service.feed.FeedSubscription;
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

    private static final String SENT = "SELECT line, quantity, " + AmountColumns.named("")
            + " FROM shipment_line WHERE shipment = ? ORDER BY line";
    private static final String REFUNDED = "SELECT line, quantity - replaced AS quantity, " + AmountColumns.named("")
            + " FROM customer_return_line WHERE customer_return = ? AND (quantity > replaced OR quantity = 0) ORDER BY line";

    private final Documents documents;
    private final Letterheads letterheads;
    private final OrderBook book;
    private final JdbcClient jdbc;

    DocumentFacts(Documents documents, Letterheads letterheads, OrderBook book, JdbcClient jdbc) {
        this.documents = documents;
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
            Drafting.Figures figures =
                    Drafting.figures(order, parts(order, SENT, fact.shipment().value()));
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
                    Drafting.figures(order, parts(order, REFUNDED, fact.refund()))
                            .content(order, head)));
        }
    }

    /** Units of the order with what they cost in a parcel, or with what was given back for them. */
    private List<Part> parts(Order order, String select, UUID id) {
        return jdbc.sql(select)
                .param(id)
                .query((rs, row) -> new Part(
                        Objects.requireNonNull(order.line(rs.getObject("line", UUID.class))),
                        rs.getInt("quantity"),
                        AmountColumns.read(rs, "", order.currency())))
                .list();
    }
}
