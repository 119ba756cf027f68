package dev.flywheel.orders.returns;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.order.Amounts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money of an order that goes back, as its shopper sees it.
 *
 * @param sellerId whose goods they were; null for the retailer's own
 * @param since when the goods were received, or the money was granted
 * @param outstanding what of the amount he does not have
 * @param failure the provider's last word, null without a refusal or a bounce
 */
record RefundView(
        UUID refundId,
        OrderId orderId,
        ShipmentId shipmentId,
        @Nullable SellerId sellerId,
        RefundKind kind,
        RefundStatus status,
        Money amount,
        Money outstanding,
        @Nullable Instant since,
        @Nullable Instant refundedAt,
        @Nullable String failure,
        List<Line> lines) {

    static RefundView of(CustomerReturn back) {
        return new RefundView(
                back.id(),
                back.order(),
                back.shipment(),
                back.seller(),
                back.kind(),
                RefundStatus.of(back.status()),
                back.amount(),
                back.outstanding(),
                back.receivedAt(),
                back.refundedAt(),
                back.failure(),
                back.refunds().stream().map(Line::of).toList());
    }

    /**
     * What is given back of a line.
     *
     * @param quantity units that came back; 0 when none had to
     * @param items without tax, with their wrapping
     * @param tax on items and delivery
     */
    record Line(UUID lineId, int quantity, String reason, Money items, Money shipping, Money tax) {

        static Line of(CustomerReturn.Line line) {
            Amounts amounts = line.amounts();
            return new Line(
                    line.line(),
                    line.refundable(),
                    line.reason(),
                    amounts.itemsCharged().plus(amounts.wrap()),
                    amounts.shippingCharged(),
                    amounts.taxes());
        }
    }
}
