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
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.Part;
import dev.flywheel.orders.returns.GoodwillGiven;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /**
     * @param lines those that its reader may know of
     * @param parts of the whole order
     */
    static Message placed(OrderPlaced fact, List<OrderLineRef> lines, List<Part> parts, boolean whole) {
        return new Message(
                EventType.ORDER_PLACED,
                VERSION,
                fact.placedAt(),
                new Placed(fact.order(), fact.country(), whole ? fact.total() : null, lines(lines, parts)));
    }

    static Message cancelled(OrderCancelled fact, List<OrderLineRef> lines) {
        return new Message(
                EventType.ORDER_CANCELLED,
                VERSION,
                fact.cancelledAt(),
                new Cancelled(fact.order(), lines(lines, List.of())));
    }

    static Message dispatched(ShipmentDispatched fact, List<Part> parts) {
        return new Message(
                EventType.SHIPMENT_DISPATCHED,
                VERSION,
                fact.dispatchedAt(),
                new Dispatched(
                        fact.shipment(),
                        fact.order(),
                        fact.seller(),
                        fact.country(),
                        charged(parts),
                        lines(fact.lines(), parts)));
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

    static Message refunded(RefundIssued fact, List<Part> parts) {
        return new Message(
                EventType.REFUND_ISSUED,
                VERSION,
                fact.refundedAt(),
                new Refunded(
                        fact.refund(),
                        fact.shipment(),
                        fact.order(),
                        fact.seller(),
                        charged(parts),
                        lines(fact.lines(), parts)));
    }

    static Message goodwill(GoodwillGiven fact, List<Part> parts) {
        return new Message(
                EventType.GOODWILL_GIVEN,
                VERSION,
                fact.givenAt(),
                new Goodwill(fact.refund(), fact.order(), charged(parts)));
    }

    /** What the shopper pays for all of them, or gets back. */
    private static Money charged(List<Part> parts) {
        return Part.sum(parts, parts.getFirst().amounts().currency()).charged();
    }

    private static List<Line> lines(List<OrderLineRef> lines, List<Part> parts) {
        Map<UUID, Amounts> amounts =
                parts.stream().collect(Collectors.toMap(part -> part.line().id(), Part::amounts));
        return lines.stream()
                .map(line -> new Line(
                        line.orderLine(),
                        line.offer(),
                        line.product(),
                        line.sku(),
                        line.quantity(),
                        line.items(),
                        line.shipping(),
                        line.tax(),
                        Charged.of(amounts.get(line.orderLine()))))
                .toList();
    }

    record Ping(UUID webhookId) {}

    /**
     * @param total of the whole order; sellers are told their lines only
     */
    record Placed(OrderId orderId, String country, @Nullable Money total, List<Line> lines) {}

    record Cancelled(OrderId orderId, List<Line> lines) {}

    /**
     * @param total what the shopper pays for the parcel
     */
    record Dispatched(
            ShipmentId shipmentId,
            OrderId orderId,
            @Nullable SellerId sellerId,
            String country,
            Money total,
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

    /**
     * @param total what the shopper gets back
     */
    record Refunded(
            UUID refundId,
            ShipmentId shipmentId,
            OrderId orderId,
            @Nullable SellerId sellerId,
            Money total,
            List<Line> lines) {}

    record Goodwill(UUID refundId, OrderId orderId, Money total) {}

    /**
     * Some units of a line.
     *
     * @param items what they bring their sender: their price after what he took off, without tax
     * @param shipping what their delivery brings him, before the marketplace waives it
     * @param charged what the shopper pays for them or gets back; null of units that were cancelled
     */
    record Line(
            UUID lineId,
            OfferId offerId,
            ProductId productId,
            String sku,
            int quantity,
            Money items,
            Money shipping,
            Money tax,
            @Nullable Charged charged) {}

    /**
     * What the shopper pays or gets back: {@code total = items + giftWrap + shipping + tax}.
     *
     * @param items after all that was taken off, whoever bears it
     * @param shipping without what was waived
     * @param tax on all of it
     */
    record Charged(Money items, Money giftWrap, Money shipping, Money tax, Money total) {

        static @Nullable Charged of(@Nullable Amounts amounts) {
            return amounts == null
                    ? null
                    : new Charged(
                            amounts.itemsCharged(),
                            amounts.wrap(),
                            amounts.shippingCharged(),
                            amounts.taxes(),
                            amounts.charged());
        }
    }
}
