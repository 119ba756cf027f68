package dev.flywheel.contracts.orders;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The carrier handed a replacement over. No seller's money waits for it: see {@link ReplacementDispatched}.
 *
 * @param returned the return whose units are replaced
 * @param seller who sent it; null for own goods
 */
public record ReplacementDelivered(
        ShipmentId shipment,
        UUID returned,
        OrderId order,
        @Nullable SellerId seller,
        Instant deliveredAt) implements Event {

    @Override
    public String subject() {
        return "shipment:" + shipment;
    }
}
