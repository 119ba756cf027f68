package dev.flywheel.contracts.orders;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel left and its money is captured. The sale counts from here.
 *
 * @param seller who sent it; null for own goods
 * @param country where it is delivered, ISO 3166 alpha-2
 */
public record ShipmentDispatched(
        ShipmentId shipment,
        OrderId order,
        AccountId shopper,
        @Nullable SellerId seller,
        String country,
        Instant dispatchedAt,
        List<OrderLineRef> lines)
        implements Event {

    @Override
    public String subject() {
        return "shipment:" + shipment;
    }
}
