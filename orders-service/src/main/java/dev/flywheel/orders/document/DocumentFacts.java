package dev.flywheel.orders.document;

import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.order.FactParts;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.order.Part;
import dev.flywheel.service.feed.FeedSubscription;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Follows this service's own facts: an invoice for each parcel that left, a credit note for each refund, in the transaction
 * that moves the cursor.
 */
@Configuration(proxyBeanMethods = false)
class DocumentFacts {

    private final Documents documents;
    private final Letterheads letterheads;
    private final OrderBook book;
    private final FactParts parts;

    DocumentFacts(Documents documents, Letterheads letterheads, OrderBook book, FactParts parts) {
        this.documents = documents;
        this.letterheads = letterheads;
        this.book = book;
        this.parts = parts;
    }

    @Bean
    FeedSubscription factsForDocuments() {
        return FeedSubscription.to("orders")
                .named("documents")
                .onBatch(ShipmentDispatched.class, this::dispatched)
                .onBatch(RefundIssued.class, this::refunded);
    }

    void dispatched(List<ShipmentDispatched> facts) {
        Map<UUID, Order> orders = book.ofFacts(facts, fact -> fact.shipment().value(), ShipmentDispatched::order);
        Map<UUID, List<Part>> sent = parts.sent(orders);
        for (ShipmentDispatched fact : facts) {
            UUID parcel = fact.shipment().value();
            issue(
                    new Drafting.Head(DocumentKind.INVOICE, letterheads.issuer(fact.seller()), fact.shipment(), null),
                    fact.seller(),
                    fact.subject(),
                    Objects.requireNonNull(orders.get(parcel)),
                    Objects.requireNonNull(sent.get(parcel)));
        }
    }

    void refunded(List<RefundIssued> facts) {
        Map<UUID, Order> orders = book.ofFacts(facts, RefundIssued::refund, RefundIssued::order);
        Map<UUID, List<Part>> refunded = parts.refunded(orders);
        for (RefundIssued fact : facts) {
            issue(
                    new Drafting.Head(
                            DocumentKind.CREDIT_NOTE,
                            letterheads.issuer(fact.seller()),
                            fact.shipment(),
                            fact.refund()),
                    fact.seller(),
                    fact.subject(),
                    Objects.requireNonNull(orders.get(fact.refund())),
                    Objects.requireNonNull(refunded.get(fact.refund())));
        }
    }

    private void issue(Drafting.Head head, @Nullable SellerId seller, String source, Order order, List<Part> about) {
        documents.issue(new Draft(
                head.kind(),
                seller,
                order.account(),
                source,
                Drafting.figures(order, about).content(order, head)));
    }
}
