package dev.flywheel.orders.order;

import dev.flywheel.contracts.finance.Payments.NextAction;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.domain.WarehouseId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as its shopper sees it.
 *
 * @param placedAt null until it is paid
 * @param nextAction what the shopper has to do before the payment goes on; null when nothing
 * @param primeDelivery delivery that Prime waived
 */
public record OrderView(
        OrderId orderId,
        OrderStatus status,
        Instant createdAt,
        @Nullable Instant placedAt,
        String currency,
        Address shipTo,
        String deliveryOption,
        @Nullable String vatId,
        boolean pricesIncludeTax,
        List<Line> lines,
        Totals totals,
        Money primeDelivery,
        @Nullable String cancelReason,
        @Nullable NextAction nextAction,
        List<Parcel> shipments) {

    /** The order as it is now. */
    public static OrderView of(Order order, List<Parcel> parcels) {
        return view(order, order.status(), order.lines().stream().map(Line::of).toList(), parcels);
    }

    /** The order as it was placed, whatever became of it: what a repeated checkout answers. */
    public static OrderView asPlaced(Order order) {
        List<Line> lines = order.lines().stream()
                .map(line -> OrderLine.of(
                        line.id(), line.goods(), line.quantity(), line.unitPrice(), line.terms(), line.amounts()))
                .map(Line::of)
                .toList();
        return view(order, OrderStatus.PLACED, lines, List.of());
    }

    private static OrderView view(Order order, OrderStatus status, List<Line> lines, List<Parcel> parcels) {
        Amounts total = order.total();
        return new OrderView(
                order.id(),
                status,
                order.createdAt(),
                order.placedAt(),
                order.currency().getCurrencyCode(),
                order.shipTo(),
                order.deliveryOption(),
                order.vatId(),
                order.pricesIncludeTax(),
                lines,
                Totals.of(total),
                total.waived(),
                order.cancelReason(),
                order.nextAction(),
                parcels);
    }

    /**
     * @param sellerId null for the retailer's own
     * @param items price of all units, without tax
     * @param discount taken off the items
     * @param terms what was agreed beside the amounts
     * @param shipping the line's share of the delivery the shopper pays
     * @param returned units that came back
     */
    public record Line(
            UUID lineId,
            OfferId offerId,
            ProductId productId,
            @Nullable SellerId sellerId,
            WarehouseId warehouseId,
            String title,
            int quantity,
            Money unitPrice,
            Money items,
            Money discount,
            Money giftWrap,
            Money shipping,
            Money tax,
            Terms terms,
            int shipped,
            int delivered,
            int cancelled,
            int returned) {

        static Line of(OrderLine line) {
            Amounts amounts = line.amounts();
            Progress progress = line.progress();
            return new Line(
                    line.id(),
                    line.goods().offer(),
                    line.goods().product(),
                    line.goods().seller(),
                    line.goods().warehouse(),
                    line.goods().title(),
                    line.quantity(),
                    line.unitPrice(),
                    amounts.items(),
                    amounts.off(),
                    amounts.wrap(),
                    amounts.shippingCharged(),
                    amounts.taxes(),
                    line.terms(),
                    progress.shipped(),
                    progress.delivered(),
                    progress.cancelled(),
                    progress.returned());
        }
    }

    /**
     * What was agreed: {@code total = items + giftWrap + shipping - discount + tax}.
     *
     * @param shipping what the shopper pays for delivery, that is, without what Prime waived
     * @param discount of promotions
     */
    public record Totals(Money items, Money giftWrap, Money shipping, Money discount, Money tax, Money total) {

        static Totals of(Amounts amounts) {
            return new Totals(
                    amounts.items(),
                    amounts.wrap(),
                    amounts.shippingCharged(),
                    amounts.off(),
                    amounts.taxes(),
                    amounts.charged());
        }
    }

    /**
     * A parcel of the order.
     *
     * @param sellerId null when the retailer sends it
     * @param replaces the return whose units it sends again; null for what was sold
     */
    public record Parcel(
            ShipmentId shipmentId,
            String status,
            @Nullable SellerId sellerId,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable Instant dispatchedAt,
            @Nullable Instant deliveredAt,
            @Nullable UUID replaces,
            List<Content> lines) {

        /** Units of a line in the parcel. */
        public record Content(UUID lineId, int quantity) {}
    }
}
