package dev.flywheel.contracts.orders;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money went back to the shopper for units that had been shipped; it names the very lines it reverses. */
public record RefundIssued(
        UUID refund,
        ShipmentId shipment,
        OrderId order,
        AccountId shopper,
        @Nullable SellerId seller,
        String country,
        Instant refundedAt,
        List<OrderLineRef> lines)
        implements Event {

    @Override
    public String subject() {
        return "refund:" + refund;
    }
}
