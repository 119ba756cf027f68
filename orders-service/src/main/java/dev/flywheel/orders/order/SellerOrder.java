package dev.flywheel.orders.order;

import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as one of its sellers sees it: his lines and his parcels, nobody else's.
 *
 * @param status of his lines
 */
record SellerOrder(
        OrderId orderId,
        OrderStatus status,
        @Nullable Instant placedAt,
        String currency,
        Address shipTo,
        String deliveryOption,
        List<OrderView.Line> lines,
        List<OrderView.Parcel> shipments) {

    static SellerOrder of(Order order, SellerId seller, List<OrderView.Parcel> parcels) {
        List<OrderLine> lines = order.linesOf(seller);
        return new SellerOrder(
                order.id(),
                OrderStatus.of(lines.stream().map(OrderLine::progress).toList()),
                order.placedAt(),
                order.currency().getCurrencyCode(),
                order.shipTo(),
                order.deliveryOption(),
                lines.stream().map(OrderView.Line::of).toList(),
                parcels.stream()
                        .filter(parcel -> seller.equals(parcel.sellerId()))
                        .toList());
    }
}
