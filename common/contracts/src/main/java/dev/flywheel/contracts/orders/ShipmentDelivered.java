package dev.flywheel.contracts.orders;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The carrier handed the parcel over. The reserve on the seller's money counts from here. */
public record ShipmentDelivered(
        ShipmentId shipment, OrderId order, @Nullable SellerId seller, Instant deliveredAt) implements Event {

    @Override
    public String subject() {
        return "shipment:" + shipment;
    }
}
