package dev.flywheel.orders.delivery;

import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.domain.WarehouseId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was promised for parcels beside what became of it. Works in its caller's transaction. */
@Component
public class DeliveryPromises {

    private final JdbcClient jdbc;
    private final Clock clock;

    DeliveryPromises(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes what was promised for a parcel; the first word counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(OrderId order, ShipmentId shipment, Promise promise) {
        SellerId seller = promise.seller();
        WarehouseId warehouse = seller == null && promise.warehouse() == null ? Warehouse.MAIN : promise.warehouse();
        jdbc.sql("""
                INSERT INTO delivery_promise (shipment, order_id, seller, warehouse, service, option, ship_by, promised,
                    time_zone, recorded_at)
                VALUES (?, ?, ?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?) ON CONFLICT (shipment) DO NOTHING""")
                .param(shipment.value())
                .param(order.value())
                .param(seller == null ? null : seller.value())
                .param(warehouse == null ? null : warehouse.value())
                .param(promise.service())
                .param(promise.option())
                .param(promise.shipBy().atOffset(ZoneOffset.UTC))
                .param(promise.promised())
                .param(DestinationZones.of(promise.country(), promise.region()).getId())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Notes that the parcel left; the first time counts. Nothing happens without a promise. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(ShipmentId shipment, Instant at) {
        jdbc.sql("UPDATE delivery_promise SET sent_at = ? WHERE shipment = ? AND sent_at IS NULL")
                .params(at.atOffset(ZoneOffset.UTC), shipment.value())
                .update();
    }

    /** Notes that it arrived; the first time counts. Nothing happens without a promise. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void delivered(ShipmentId shipment, Instant at) {
        String zone = jdbc.sql(
                        "SELECT time_zone FROM delivery_promise WHERE shipment = ? AND delivered_at IS NULL FOR UPDATE")
                .param(shipment.value())
                .query(String.class)
                .optional()
                .orElse(null);
        if (zone == null) {
            return;
        }
        OffsetDateTime instant = at.atOffset(ZoneOffset.UTC);
        jdbc.sql("UPDATE delivery_promise SET delivered_at = ?, delivered_on = ? WHERE shipment = ?")
                .params(instant, at.atZone(ZoneId.of(zone)).toLocalDate(), shipment.value())
                .update();
    }

    /**
     * What the shopper was told for one parcel.
     *
     * @param seller who sends it; null for the retailer
     * @param warehouse where it leaves; null for a seller's, and for {@link Warehouse#MAIN}
     * @param service code of the carrier's service
     * @param option what the shopper chose
     * @param promised the day there
     * @param country where it goes, which with the region decides what day it is there
     */
    public record Promise(
            @Nullable SellerId seller,
            @Nullable WarehouseId warehouse,
            String service,
            String option,
            Instant shipBy,
            LocalDate promised,
            String country,
            @Nullable String region) {}
}
