package dev.flywheel.orders.returns;

import dev.flywheel.domain.OrderId;
import dev.flywheel.orders.delivery.PostalAddress;
import dev.flywheel.orders.delivery.ReturnLabel;
import dev.flywheel.orders.delivery.ReturnLabels;
import dev.flywheel.orders.delivery.Transit;
import dev.flywheel.orders.order.Order;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The label of a return as it is shown.
 *
 * @param weightGrams as the catalogue says; 0 when unknown
 * @param since when the carrier had the parcel there
 * @param scans the latest fifty, newest first
 */
record LabelView(
        UUID returnId,
        OrderId orderId,
        String carrier,
        String service,
        String trackingNumber,
        PostalAddress from,
        PostalAddress to,
        long weightGrams,
        Transit transit,
        Instant since,
        List<ReturnLabels.Scan> scans) {

    static LabelView of(CustomerReturn back, Order order, ReturnLabel label, List<ReturnLabels.Scan> scans) {
        return new LabelView(
                back.id(),
                order.id(),
                label.label().carrier(),
                label.label().service(),
                label.label().trackingNumber(),
                ReturnDestinations.postal(order.shipTo()),
                label.destination(),
                label.weightGrams(),
                label.transit(),
                label.since(),
                scans);
    }
}
