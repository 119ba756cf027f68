package dev.flywheel.orders.shipment;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.order.OrderView.Parcel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parcel as its sender sees it.
 *
 * @param sellerId null when the retailer sends it
 * @param replaces the return whose units it sends again; null for what was sold
 * @param amount what was taken for it, delivery and tax included
 */
record ShipmentView(
        ShipmentId shipmentId,
        OrderId orderId,
        ShipmentStatus status,
        @Nullable SellerId sellerId,
        Money amount,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt,
        @Nullable String failure,
        @Nullable UUID replaces,
        List<Parcel.Content> lines) {

    static ShipmentView of(Shipment shipment) {
        return new ShipmentView(
                shipment.id(),
                shipment.order(),
                shipment.status(),
                shipment.seller(),
                shipment.amount(),
                shipment.carrier(),
                shipment.trackingNumber(),
                shipment.dispatchedAt(),
                shipment.deliveredAt(),
                shipment.failure(),
                shipment.replaces(),
                contents(shipment));
    }

    /** The same, as part of its order. */
    static Parcel parcel(Shipment shipment) {
        return new Parcel(
                shipment.id(),
                shipment.status().name(),
                shipment.seller(),
                shipment.carrier(),
                shipment.trackingNumber(),
                shipment.dispatchedAt(),
                shipment.deliveredAt(),
                shipment.replaces(),
                contents(shipment));
    }

    private static List<Parcel.Content> contents(Shipment shipment) {
        return shipment.lines().stream()
                .map(line -> new Parcel.Content(line.line(), line.quantity()))
                .toList();
    }
}
