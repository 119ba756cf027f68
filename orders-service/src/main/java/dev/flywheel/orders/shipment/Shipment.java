package dev.flywheel.orders.shipment;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.Part;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parcel from one sender, as it was read.
 *
 * @param seller null when the retailer sends it
 * @param payment the order's payment; null when nothing was to pay
 * @param amount what is taken for it
 * @param failure why the money was refused
 * @param replaces the return whose units it sends again; null for what was sold
 */
record Shipment(
        ShipmentId id,
        OrderId order,
        @Nullable SellerId seller,
        ShipmentStatus status,
        @Nullable PaymentId payment,
        Money amount,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        Instant createdAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt,
        @Nullable String failure,
        @Nullable UUID replaces,
        List<Content> lines) {

    /** What it is called in the books, in the stock's ledger and with finance. */
    String reference() {
        return "shipment:" + id;
    }

    /** Its units as parts of the order's lines. */
    List<Part> parts(Order of) {
        return lines.stream()
                .map(content -> new Part(
                        Objects.requireNonNull(of.line(content.line())), content.quantity(), content.amounts()))
                .toList();
    }

    /** Some units of a line. */
    record Content(UUID line, int quantity, Amounts amounts) {}
}
