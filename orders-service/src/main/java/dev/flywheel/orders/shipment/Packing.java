package dev.flywheel.orders.shipment;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.Leases;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.delivery.DeliveryPromises;
import dev.flywheel.orders.order.LineChange;
import dev.flywheel.orders.order.LineQuantity;
import dev.flywheel.orders.order.OpenUnits;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.order.OrderLine;
import dev.flywheel.orders.order.Part;
import dev.flywheel.orders.order.Terms;
import dev.flywheel.orders.stock.Stock;
import dev.flywheel.orders.stock.StockItem;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.Idempotency.Claim;
import dev.flywheel.service.idempotency.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** T1 of a parcel: its units are taken out of what is open, so no other parcel and no cancellation gets them. */
@Component
class Packing {

    private final OrderBook book;
    private final Shipments shipments;
    private final Idempotency idempotency;
    private final Leases leases;
    private final Stock stock;
    private final DeliveryPromises promises;

    Packing(
            OrderBook book,
            Shipments shipments,
            Idempotency idempotency,
            Leases leases,
            Stock stock,
            DeliveryPromises promises) {
        this.promises = promises;
        this.stock = stock;
        this.book = book;
        this.shipments = shipments;
        this.idempotency = idempotency;
        this.leases = leases;
    }

    /**
     * Packs.
     *
     * @param sender null for the retailer
     */
    @Transactional
    public Packed pack(OrderId id, @Nullable SellerId sender, IdempotencyKey key, Label label) {
        Order order = book.lock(id, null);
        List<OrderLine> own = order.linesOf(sender);
        if (sender != null && (own.isEmpty() || order.placedAt() == null)) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no order " + id);
        }
        ShipmentId shipment = ShipmentId.next();
        if (key.value() != null && idempotency.claim(key, label, shipment.toString()) instanceof Claim.Again again) {
            return new Packed.Before(ShipmentId.of(Objects.requireNonNull(again.resource())), again);
        }
        if (order.placedAt() == null) {
            throw new ProblemException(
                    OrdersError.PAYMENT_PENDING,
                    "order " + id + " is " + order.status() + ", so nothing of it is sent");
        }
        List<Part> parts = OpenUnits.choose(fromOnePlace(own, label), label.lines());
        refuseSeveralPlaces(parts);
        book.change(order, parts.stream().map(LineChange::packed).toList());
        Instant now = leases.now();
        refuseAbsent(stock.pick("shipment:" + shipment, Order.quantities(parts)));
        shipments.insert(shipment, id, sender, label, parts, new Shipments.When(now, leases.until(now)));
        promise(order, shipment, parts.getFirst().line());
        return new Packed.Now(shipment);
    }

    /** A parcel leaves one warehouse: the one that is named, or where the first open units are. */
    private static List<OrderLine> fromOnePlace(List<OrderLine> own, Label label) {
        if (label.warehouseId() == null
                && label.lines() != null
                && !label.lines().isEmpty()) {
            return own;
        }
        WarehouseId place = label.warehouseId() != null
                ? label.warehouseId()
                : own.stream()
                        .filter(line -> line.progress().open() > 0)
                        .findFirst()
                        .map(line -> line.goods().warehouse())
                        .orElse(WarehouseId.MAIN);
        return own.stream()
                .filter(line -> line.goods().warehouse().equals(place))
                .toList();
    }

    private static void refuseSeveralPlaces(List<Part> parts) {
        if (parts.stream()
                        .map(part -> part.line().goods().warehouse())
                        .distinct()
                        .count()
                > 1) {
            throw new ProblemException(
                    OrdersError.SEVERAL_WAREHOUSES, "these lines lie in several warehouses; send a parcel from each");
        }
    }

    /** What the shopper was told about these units, to be judged when they arrive. */
    private void promise(Order order, ShipmentId shipment, OrderLine line) {
        Terms.Promise told = line.terms().promise();
        if (told != null) {
            promises.record(
                    order.id(),
                    shipment,
                    new DeliveryPromises.Promise(
                            line.goods().seller(),
                            line.goods().seller() == null ? line.goods().warehouse() : null,
                            told.service(),
                            order.deliveryOption(),
                            told.shipBy(),
                            told.promised(),
                            order.shipTo().country(),
                            order.shipTo().region()));
        }
    }

    private static void refuseAbsent(List<StockItem> absent) {
        if (!absent.isEmpty()) {
            throw new ProblemException(
                    OrdersError.NOT_IN_WAREHOUSE,
                    "sold on backorder and not there yet: offer "
                            + absent.getFirst().offer() + "; receive it first, or send the other lines");
        }
    }

    /** What packing came to. */
    sealed interface Packed {

        /** This call packed it. */
        record Now(ShipmentId shipment) implements Packed {}

        /** An earlier call with the same key did. */
        record Before(ShipmentId shipment, Claim.Again again) implements Packed {}
    }

    /**
     * What is sent, and how.
     *
     * @param lines all open ones of one warehouse when left out
     * @param warehouseId where it leaves; that of the first open line when left out
     * @param carrier e.g. {@code UPS}
     */
    record Label(
            @Nullable @Size(max = 1000) List<@NotNull @Valid LineQuantity> lines,
            @Nullable @Size(max = 50) String carrier,
            @Nullable @Size(max = 100) String trackingNumber,
            @Nullable WarehouseId warehouseId) {

        static final Label ALL = new Label(null, null, null, null);
    }
}
