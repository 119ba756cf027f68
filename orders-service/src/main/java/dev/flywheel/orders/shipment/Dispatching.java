package dev.flywheel.orders.shipment;

import dev.flywheel.contracts.Event;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.delivery.DeliveryPromises;
import dev.flywheel.orders.order.LineChange;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.order.Part;
import dev.flywheel.orders.payment.Releases;
import dev.flywheel.orders.stock.Stock;
import dev.flywheel.service.feed.EventLog;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** T2 of a parcel: it leaves with its stock, its sale is stated; or its units are open again. */
@Component
class Dispatching {

    private final OrderBook book;
    private final Shipments shipments;
    private final Stock stock;
    private final EventLog events;
    private final Releases releases;
    private final Idempotency idempotency;
    private final Clock clock;
    private final DeliveryPromises promises;

    Dispatching(
            OrderBook book,
            Shipments shipments,
            Stock stock,
            EventLog events,
            Releases releases,
            Idempotency idempotency,
            Clock clock,
            DeliveryPromises promises) {
        this.promises = promises;
        this.book = book;
        this.shipments = shipments;
        this.stock = stock;
        this.events = events;
        this.releases = releases;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * The money is taken.
     *
     * @param key of the call that asked for the parcel, to keep its answer; null when a job comes to this
     */
    @Transactional
    public Shipment paid(Shipment packed, @Nullable IdempotencyKey key) {
        Order order = book.lock(packed.order(), null);
        Instant now = clock.instant();
        if (shipments.dispatch(packed.id(), now)) {
            List<Part> parts = packed.parts(order);
            Order after =
                    book.change(order, parts.stream().map(LineChange::shipped).toList());
            releases.noteIfNothingFollows(after);
            events.append(facts(packed, order, parts, now));
            promises.sent(packed.id(), now);
            stock.ship(packed.reference(), Order.quantities(parts));
        }
        return answered(packed.id(), key);
    }

    /** The money was refused. */
    @Transactional
    public Shipment unpaid(Shipment packed, String failure, @Nullable IdempotencyKey key) {
        Order order = book.lock(packed.order(), null);
        if (shipments.fail(packed.id(), failure)) {
            List<Part> parts = packed.parts(order);
            book.change(order, parts.stream().map(LineChange::unpacked).toList());
            stock.unpick(packed.reference(), Order.quantities(parts));
        }
        return answered(packed.id(), key);
    }

    private Shipment answered(ShipmentId id, @Nullable IdempotencyKey key) {
        Shipment now = Objects.requireNonNull(shipments.find(id));
        if (key != null && key.value() != null) {
            idempotency.answer(key, ShipmentView.of(now));
        }
        return now;
    }

    private static List<Event> facts(Shipment shipment, Order order, List<Part> parts, Instant at) {
        List<Event> facts = new ArrayList<>();
        facts.add(new ShipmentDispatched(
                shipment.id(),
                order.id(),
                order.account(),
                shipment.seller(),
                order.shipTo().country(),
                at,
                parts.stream().map(Part::ref).toList()));
        SaleEntry.of(shipment, order, parts, at).ifPresent(facts::add);
        return facts;
    }
}
