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
 * A return as it is shown.
 *
 * @param shipmentId the parcel that the units came with
 * @param sellerId whose goods they are; null for the retailer's own
 * @param refund what is given back: items and tax, and their wrapping and delivery where the sender is to blame
 * @param label what it is sent with; null while the shopper has asked for none
 * @param replacedAt when units of it were first sent again; null when none were
 */
record ReturnView(
        UUID returnId,
        OrderId orderId,
        ShipmentId shipmentId,
        @Nullable SellerId sellerId,
        ReturnStatus status,
        @Nullable Disposition disposition,
        Money refund,
        Instant requestedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant refundedAt,
        @Nullable String failure,
        CustomerReturn.@Nullable Label label,
        @Nullable Instant replacedAt,
        List<Line> lines) {

    static ReturnView of(CustomerReturn back) {
        return new ReturnView(
                back.id(),
                back.order(),
                back.parcel(),
                back.seller(),
                back.status(),
                back.disposition(),
                back.amount(),
                back.requestedAt(),
                back.receivedAt(),
                back.refundedAt(),
                back.failure(),
                back.label(),
                back.replacedAt(),
                back.lines().stream().map(line -> Line.of(line)).toList());
    }

    /**
     * Units of a line.
     *
     * @param reason as it was given
     * @param reasonCode what it counts as
     * @param writtenOff units that cannot be sold again; null until they are here
     * @param replaced units that were sent again, for which nothing is given back
     * @param items what is given back of their price
     * @param giftWrap of their wrapping, where the sender is to blame; null when nothing
     * @param shipping of their delivery, where the sender is to blame
     */
    record Line(
            UUID lineId,
            int quantity,
            String reason,
            ReturnReason reasonCode,
            @Nullable Integer writtenOff,
            int replaced,
            Money items,
            @Nullable Money giftWrap,
            Money shipping,
            Money tax) {

        static Line of(CustomerReturn.Line line) {
            Amounts amounts = line.amounts();
            return new Line(
                    line.line(),
                    line.quantity(),
                    line.reason(),
                    ReturnReason.of(line.reason()),
                    line.writtenOff(),
                    line.replaced(),
                    amounts.itemsCharged(),
                    amounts.wrap().isZero() ? null : amounts.wrap(),
                    amounts.shippingCharged(),
                    amounts.taxes());
        }
    }

    /**
     * What was announced. Units that came with different parcels are different returns.
     *
     * @param returnId of the first one, which is the only one unless several parcels are concerned
     */
    record Requested(UUID returnId, ReturnStatus status, List<ReturnView> returns) {

        static Requested of(List<ReturnView> returns) {
            ReturnView first = returns.getFirst();
            return new Requested(first.returnId(), first.status(), returns);
        }
    }
}
