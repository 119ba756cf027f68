package dev.flywheel.benchmarks.recommendations;

import dev.flywheel.contracts.Event;
import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.ShipmentId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Invoices as the facts that orders-service would tell: who has no customer number is a customer of his own. */
final class OrderFacts {

    private static final Money NOTHING = new Money(0, Money.currency("GBP"));

    private final Map<String, UUID> products;
    private final Map<String, AccountId> customers = new HashMap<>();
    private final Map<String, Deque<Sold>> sold = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    private OrderFacts(Map<String, UUID> products) {
        this.products = products;
    }

    /**
     * @param products ids by stock code
     */
    static List<Event> of(Invoices invoices, Map<String, UUID> products) {
        OrderFacts facts = new OrderFacts(products);
        List<InvoiceLine> invoice = new ArrayList<>();
        for (InvoiceLine line : invoices.lines()) {
            if (!invoice.isEmpty() && !invoice.getFirst().invoice().equals(line.invoice())) {
                facts.tell(invoice);
                invoice.clear();
            }
            invoice.add(line);
        }
        if (!invoice.isEmpty()) {
            facts.tell(invoice);
        }
        return facts.events;
    }

    private void tell(List<InvoiceLine> invoice) {
        InvoiceLine first = invoice.getFirst();
        AccountId customer = customers.computeIfAbsent(
                first.customer().isEmpty() ? "invoice " + first.invoice() : first.customer(), name -> AccountId.next());
        Instant at = first.at().toInstant(ZoneOffset.UTC);
        if (first.isReturn()) {
            invoice.forEach(line -> takeBack(line, customer, at));
            return;
        }
        OrderId order = OrderId.next();
        List<OrderPlaced.Line> lines = new ArrayList<>();
        for (InvoiceLine line : invoice) {
            OrderLineRef what = line(UUID.randomUUID(), line.stockCode(), line.quantity());
            lines.add(new OrderPlaced.Line(null, what));
            sold.computeIfAbsent(line.customer() + ":" + line.stockCode(), key -> new ArrayDeque<>())
                    .push(new Sold(order, what.orderLine(), line.quantity()));
        }
        events.add(new OrderPlaced(order, customer, at, "GB", NOTHING, null, NOTHING, lines));
    }

    /** From what the customer bought of it last; what he never bought here, he bought before the file begins. */
    private void takeBack(InvoiceLine line, AccountId customer, Instant at) {
        Deque<Sold> bought = sold.getOrDefault(line.customer() + ":" + line.stockCode(), new ArrayDeque<>());
        int left = -line.quantity();
        while (left > 0 && !bought.isEmpty() && !line.customer().isEmpty()) {
            Sold last = bought.pop();
            int units = Math.min(left, last.units());
            left -= units;
            if (units < last.units()) {
                bought.push(new Sold(last.order(), last.line(), last.units() - units));
            }
            events.add(new RefundIssued(
                    UUID.randomUUID(),
                    ShipmentId.next(),
                    last.order(),
                    customer,
                    null,
                    "GB",
                    at,
                    List.of(line(last.line(), line.stockCode(), units))));
        }
    }

    private OrderLineRef line(UUID id, String stockCode, int units) {
        UUID product = java.util.Objects.requireNonNull(products.get(stockCode), stockCode);
        return new OrderLineRef(
                id, OfferId.next(), new ProductId(product), stockCode, List.of(), units, NOTHING, NOTHING, NOTHING);
    }

    private record Sold(OrderId order, UUID line, int units) {}
}
