package dev.flywheel.contracts.orders;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units of a return were sent again in place of a refund. Nothing is paid for this parcel: it is no sale, is charged no fee and
 * is nobody's revenue, which is why it is not a {@link ShipmentDispatched}.
 *
 * @param returned the return whose units are replaced
 * @param seller who sent it; null for own goods
 * @param country where it is delivered, ISO 3166 alpha-2
 */
public record ReplacementDispatched(
        ShipmentId shipment,
        UUID returned,
        OrderId order,
        AccountId shopper,
        @Nullable SellerId seller,
        String country,
        Instant dispatchedAt,
        List<Line> lines)
        implements Event {

    /** Units of an order's line that were sent again. */
    public record Line(UUID orderLine, OfferId offer, ProductId product, String sku, int quantity) {}

    @Override
    public String subject() {
        return "shipment:" + shipment;
    }
}
