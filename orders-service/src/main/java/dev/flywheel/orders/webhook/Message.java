package dev.flywheel.orders.webhook;

import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.contracts.orders.ReplacementDelivered;
import dev.flywheel.contracts.orders.ReplacementDispatched;
import dev.flywheel.contracts.orders.ShipmentDelivered;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body that integrators get. It is a contract of its own, apart from what our services tell each other: a field may be
 * added, and none changed or removed without a new version.
 *
 * @param version of the form of {@code data}
 * @param timestamp when it happened, by the business clock
 */
record Message(EventType type, String version, Instant timestamp, Object data) {

    private static final String VERSION = "1";

    static Message ping(UUID webhook, Instant at) {
        return new Message(EventType.PING, VERSION, at, new Ping(webhook));
    }

    static Message placed(OrderPlaced fact, List<OrderLineRef> lines, boolean whole) {
        return new Message(
                EventType.ORDER_PLACED,
                VERSION,
                fact.placedAt(),
                new Placed(fact.order(), fact.country(), whole ? fact.total() : null, lines(lines)));
    }

    static Message cancelled(OrderCancelled fact, List<OrderLineRef> lines) {
        return new Message(
                EventType.ORDER_CANCELLED, VERSION, fact.cancelledAt(), new Cancelled(fact.order(), lines(lines)));
    }

    static Message dispatched(ShipmentDispatched fact) {
        return new Message(
                EventType.SHIPMENT_DISPATCHED,
                VERSION,
                fact.dispatchedAt(),
                new Dispatched(fact.shipment(), fact.order(), fact.seller(), fact.country(), lines(fact.lines())));
    }

    static Message delivered(ShipmentDelivered fact) {
        return new Message(
                EventType.SHIPMENT_DELIVERED,
                VERSION,
                fact.deliveredAt(),
                new Delivered(fact.shipment(), fact.order(), fact.seller()));
    }

    static Message dispatched(ReplacementDispatched fact) {
        List<Unit> lines = fact.lines().stream()
                .map(line -> new Unit(line.orderLine(), line.offer(), line.product(), line.sku(), line.quantity()))
                .toList();
        return new Message(
                EventType.REPLACEMENT_DISPATCHED,
                VERSION,
                fact.dispatchedAt(),
                new ReplacementSent(
                        fact.shipment(), fact.returned(), fact.order(), fact.seller(), fact.country(), lines));
    }

    static Message delivered(ReplacementDelivered fact) {
        return new Message(
                EventType.REPLACEMENT_DELIVERED,
                VERSION,
                fact.deliveredAt(),
                new ReplacementArrived(fact.shipment(), fact.returned(), fact.order(), fact.seller()));
    }

    static Message refunded(RefundIssued fact) {
        return new Message(
                EventType.REFUND_ISSUED,
                VERSION,
                fact.refundedAt(),
                new Refunded(fact.refund(), fact.shipment(), fact.order(), fact.seller(), lines(fact.lines())));
    }

    private static List<Line> lines(List<OrderLineRef> lines) {
        return lines.stream()
                .map(line -> new Line(
                        line.orderLine(),
                        line.offer(),
                        line.product(),
                        line.sku(),
                        line.quantity(),
                        line.items(),
                        line.shipping(),
                        line.tax()))
                .toList();
    }

    record Ping(UUID webhookId) {}

    /**
     * @param total of the whole order; sellers are told their lines only
     */
    record Placed(OrderId orderId, String country, @Nullable Money total, List<Line> lines) {}

    record Cancelled(OrderId orderId, List<Line> lines) {}

    record Dispatched(
            ShipmentId shipmentId,
            OrderId orderId,
            @Nullable SellerId sellerId,
            String country,
            List<Line> lines) {}

    record Delivered(
            ShipmentId shipmentId,
            OrderId orderId,
            @Nullable SellerId sellerId) {}

    /** A parcel for which nothing is paid. */
    record ReplacementSent(
            ShipmentId shipmentId,
            UUID returnId,
            OrderId orderId,
            @Nullable SellerId sellerId,
            String country,
            List<Unit> lines) {}

    record ReplacementArrived(
            ShipmentId shipmentId,
            UUID returnId,
            OrderId orderId,
            @Nullable SellerId sellerId) {}

    /** Units of a line that cost nothing. */
    record Unit(UUID lineId, OfferId offerId, ProductId productId, String sku, int quantity) {}

    record Refunded(
            UUID refundId,
            ShipmentId shipmentId,
            OrderId orderId,
            @Nullable SellerId sellerId,
            List<Line> lines) {}

    /**
     * Some units of a line.
     *
     * @param items their price after discounts, without tax
     * @param shipping delivery of them, before Prime waives it
     */
    record Line(
            UUID lineId,
            OfferId offerId,
            ProductId productId,
            String sku,
            int quantity,
            Money items,
            Money shipping,
            Money tax) {}
}
