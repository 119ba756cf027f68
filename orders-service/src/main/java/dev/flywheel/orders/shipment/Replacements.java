package dev.flywheel.orders.shipment;

import dev.flywheel.contracts.orders.ReplacementDispatched;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.Part;
import dev.flywheel.orders.stock.Stock;
import dev.flywheel.orders.stock.StockItem;
import dev.flywheel.service.feed.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends units of a return again, in its caller's transaction and under the order's lock. There is no money to wait for, so the
 * parcel is packed and leaves in one step, and a kill leaves all of it or nothing. The order's lines stay as they are: they
 * say what was sold, and this is not sold.
 */
@Component
public class Replacements {

    private final Shipments shipments;
    private final ReplacementPromises promises;
    private final EventLog events;
    private final Stock stock;
    private final Clock clock;

    Replacements(Shipments shipments, ReplacementPromises promises, EventLog events, Stock stock, Clock clock) {
        this.shipments = shipments;
        this.promises = promises;
        this.events = events;
        this.stock = stock;
        this.clock = clock;
    }

    /**
     * Sends a parcel whose amounts are zero.
     *
     * @throws ProblemException {@code out_of_stock} when the warehouse has not all of it; the caller rolls back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ShipmentId send(Order order, Sending what) {
        Amounts nothing = Amounts.zero(order.currency());
        List<Part> parts = what.units().entrySet().stream()
                .map(units -> new Part(Objects.requireNonNull(order.line(units.getKey())), units.getValue(), nothing))
                .toList();
        Instant now = clock.instant();
        ShipmentId id = ShipmentId.next();
        Packing.Label label = new Packing.Label(null, what.carrier(), what.trackingNumber(), null);
        shipments.insert(id, order.id(), what.seller(), label, parts, new Shipments.When(now, now));
        shipments.sendReplacement(id, what.returned(), now);
        promises.record(order, id, parts, what.warehouse(), now);
        events.append(told(order, id, what, parts, now));
        take("shipment:" + id, quantities(parts, what.warehouse()));
        return id;
    }

    /** Three movements, as any parcel's, so that the ledger tells the same story. */
    private void take(String reference, Map<StockItem, Integer> quantities) {
        refuseMissing(stock.hold(reference, quantities));
        refuseMissing(stock.pick(reference, quantities));
        stock.ship(reference, quantities);
    }

    private static void refuseMissing(List<StockItem> missing) {
        if (!missing.isEmpty()) {
            StockItem first = missing.getFirst();
            throw new ProblemException(
                    OrdersError.OUT_OF_STOCK,
                    "warehouse " + first.warehouse() + " has too little of offer " + first.offer()
                            + " to send it again; name another warehouse, fewer units, or receive the goods for a refund");
        }
    }

    private static Map<StockItem, Integer> quantities(List<Part> parts, @Nullable WarehouseId warehouse) {
        Map<StockItem, Integer> quantities = new TreeMap<>();
        parts.forEach(part -> {
            StockItem usual = part.line().goods().stockItem();
            quantities.merge(
                    warehouse == null ? usual : new StockItem(usual.offer(), warehouse), part.quantity(), Integer::sum);
        });
        return quantities;
    }

    private static ReplacementDispatched told(Order order, ShipmentId id, Sending what, List<Part> parts, Instant at) {
        return new ReplacementDispatched(
                id,
                what.returned(),
                order.id(),
                order.account(),
                what.seller(),
                order.shipTo().country(),
                at,
                parts.stream()
                        .map(part -> new ReplacementDispatched.Line(
                                part.line().id(),
                                part.line().goods().offer(),
                                part.line().goods().product(),
                                part.line().goods().sku(),
                                part.quantity()))
                        .toList());
    }

    /**
     * What is sent again.
     *
     * @param returned the return it is for
     * @param seller who sends it; null for the retailer
     * @param units by line of the order, at least one
     * @param warehouse where it leaves; null for where the lines' units are kept
     */
    public record Sending(
            UUID returned,
            @Nullable SellerId seller,
            Map<UUID, Integer> units,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable WarehouseId warehouse) {}
}
