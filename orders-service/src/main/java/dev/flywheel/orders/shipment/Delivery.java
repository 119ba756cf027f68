package dev.flywheel.orders.shipment;

import dev.flywheel.contracts.orders.ReplacementDelivered;
import dev.flywheel.contracts.orders.ShipmentDelivered;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.delivery.DeliveryPromises;
import dev.flywheel.orders.delivery.ParcelListener;
import dev.flywheel.orders.order.LineChange;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.service.feed.EventLog;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The carrier hands a parcel over. One transaction, so there is nothing to pick up after a kill. */
@Component
class Delivery implements ParcelListener {

    private final OrderBook book;
    private final Shipments shipments;
    private final EventLog events;
    private final Idempotency idempotency;
    private final Clock clock;
    private final DeliveryPromises promises;

    Delivery(
            OrderBook book,
            Shipments shipments,
            EventLog events,
            Idempotency idempotency,
            Clock clock,
            DeliveryPromises promises) {
        this.promises = promises;
        this.book = book;
        this.shipments = shipments;
        this.events = events;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Transactional
    public Answer<ShipmentView> deliver(ShipmentId id, IdempotencyKey key) {
        Order order = book.lock(orderOf(shipments.find(id), id), null);
        return idempotency.once(key, "delivery", ShipmentView.class, () -> deliver(id, order));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void prepare(Collection<ShipmentId> parcels) {
        // Always in the same order, so that two carriers never wait for each other in a circle.
        parcels.stream()
                .distinct()
                .map(shipments::find)
                .filter(Objects::nonNull)
                .map(shipment -> shipment.order())
                .distinct()
                .sorted(Comparator.comparing(order -> order.value().toString()))
                .forEach(order -> book.lock(order, null));
    }

    /** The carrier's own word, which may come after the operator's. In its caller's transaction. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void delivered(ShipmentId id, Instant at) {
        Shipment shipment = shipments.find(id);
        if (shipment != null && shipment.status() == ShipmentStatus.DISPATCHED) {
            deliver(id, book.get(shipment.order(), null));
        }
    }

    private ShipmentView deliver(ShipmentId id, Order order) {
        Shipment shipment = Objects.requireNonNull(shipments.find(id));
        Instant now = clock.instant();
        if (!shipment.status().canBecome(ShipmentStatus.DELIVERED) || !shipments.deliver(id, now)) {
            throw new ProblemException(
                    OrdersError.ILLEGAL_STATUS,
                    "shipment " + id + " is " + shipment.status() + "; only a dispatched one is delivered");
        }
        UUID replaces = shipment.replaces();
        if (replaces == null) {
            book.change(
                    order,
                    shipment.parts(order).stream().map(LineChange::delivered).toList());
        }
        promises.delivered(id, now);
        events.append(
                replaces == null
                        ? new ShipmentDelivered(id, order.id(), shipment.seller(), now)
                        : new ReplacementDelivered(id, replaces, order.id(), shipment.seller(), now));
        return ShipmentView.of(Objects.requireNonNull(shipments.find(id)));
    }

    private static OrderId orderOf(@Nullable Shipment shipment, ShipmentId id) {
        if (shipment == null) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no shipment " + id);
        }
        return shipment.order();
    }
}
