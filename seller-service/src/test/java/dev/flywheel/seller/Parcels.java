package dev.flywheel.seller;

import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.contracts.orders.ReplacementDelivered;
import dev.flywheel.contracts.orders.ReplacementDispatched;
import dev.flywheel.contracts.orders.ShipmentDelivered;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts of orders-service, as this service hears them. */
public final class Parcels {

    /** A category of fifteen per cent. */
    public static final List<String> KETTLES = List.of("Home & Kitchen", "Cookware");

    private Parcels() {}

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    /** Units of a product, sold without delivery charges. */
    public static OrderLineRef line(int quantity, String items) {
        return line(KETTLES, quantity, items, "0.00");
    }

    public static OrderLineRef line(List<String> category, int quantity, String items, String shipping) {
        return new OrderLineRef(
                UUID.randomUUID(),
                OfferId.next(),
                ProductId.next(),
                "SKU-1",
                category,
                quantity,
                usd(items),
                usd(shipping),
                usd("0.00"));
    }

    public static ShipmentDispatched dispatched(@Nullable SellerId seller, Instant at, OrderLineRef... lines) {
        return new ShipmentDispatched(
                ShipmentId.next(), OrderId.next(), AccountId.next(), seller, "US", at, Arrays.asList(lines));
    }

    public static ShipmentDelivered delivered(ShipmentDispatched parcel, Instant at) {
        return new ShipmentDelivered(parcel.shipment(), parcel.order(), parcel.seller(), at);
    }

    /** Units of a parcel are sent again, for nothing. */
    public static ReplacementDispatched replaced(ShipmentDispatched parcel, OrderLineRef line, Instant at) {
        return new ReplacementDispatched(
                ShipmentId.next(),
                UUID.randomUUID(),
                parcel.order(),
                parcel.shopper(),
                parcel.seller(),
                parcel.country(),
                at,
                List.of(new ReplacementDispatched.Line(
                        line.orderLine(), line.offer(), line.product(), line.sku(), line.quantity())));
    }

    public static ReplacementDelivered delivered(ReplacementDispatched parcel, Instant at) {
        return new ReplacementDelivered(parcel.shipment(), parcel.returned(), parcel.order(), parcel.seller(), at);
    }

    /** Some units of a line come back for some money. */
    public static RefundIssued refunded(
            ShipmentDispatched parcel, OrderLineRef line, int quantity, String items, Instant at) {
        OrderLineRef back = new OrderLineRef(
                line.orderLine(),
                line.offer(),
                line.product(),
                line.sku(),
                line.category(),
                quantity,
                usd(items),
                usd("0.00"),
                usd("0.00"));
        return refunded(parcel, at, back);
    }

    public static RefundIssued refunded(ShipmentDispatched parcel, Instant at, OrderLineRef... lines) {
        return new RefundIssued(
                UUID.randomUUID(),
                parcel.shipment(),
                parcel.order(),
                parcel.shopper(),
                parcel.seller(),
                parcel.country(),
                at,
                Arrays.asList(lines));
    }
}
