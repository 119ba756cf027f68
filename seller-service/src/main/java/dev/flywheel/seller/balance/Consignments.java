package dev.flywheel.seller.balance;

import dev.flywheel.contracts.orders.ShipmentDelivered;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sellers' parcels, from dispatch until their money is released. */
@Repository
public class Consignments {

    private static final String DISPATCHED = """
            INSERT INTO consignment (shipment, order_id, seller, country, dispatched_at)
            SELECT * FROM unnest(:shipments::uuid[], :orders::uuid[], :sellers::uuid[], :countries::text[], :times::timestamptz[])
                AS parcel (shipment, order_id, seller, country, dispatched_at)
            ORDER BY shipment
            ON CONFLICT DO NOTHING RETURNING shipment""";

    private static final String DELIVERED = """
            UPDATE consignment SET delivered_at = scan.delivered_at, available_on = scan.available_on
            FROM unnest(:shipments::uuid[], :times::timestamptz[], :days::date[]) AS scan (shipment, delivered_at, available_on)
            WHERE consignment.shipment = scan.shipment AND consignment.delivered_at IS NULL""";

    private final JdbcClient jdbc;

    Consignments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes parcels that left.
     *
     * @param parcels of third-party sellers
     * @return those that were not known before
     */
    public Set<ShipmentId> dispatched(List<ShipmentDispatched> parcels) {
        return jdbc
                .sql(DISPATCHED)
                .param("shipments", column(parcels, ShipmentDispatched::shipment))
                .param("orders", column(parcels, ShipmentDispatched::order))
                .param("sellers", column(parcels, parcel -> Objects.requireNonNull(parcel.seller())))
                .param("countries", column(parcels, ShipmentDispatched::country))
                .param("times", column(parcels, ShipmentDispatched::dispatchedAt))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .map(ShipmentId::new)
                .collect(Collectors.toSet());
    }

    /** Notes deliveries and from which day their money is available; a second scan changes nothing. */
    public void delivered(List<ShipmentDelivered> scans) {
        requireKnown(scans);
        Map<UUID, Reserve> reserves = reserves(scans);
        jdbc.sql(DELIVERED)
                .param("shipments", column(scans, ShipmentDelivered::shipment))
                .param("times", column(scans, ShipmentDelivered::deliveredAt))
                .param(
                        "days",
                        column(
                                scans,
                                scan -> reserves.getOrDefault(
                                                Objects.requireNonNull(scan.seller())
                                                        .value(),
                                                Reserve.USUAL)
                                        .availableOn(scan.deliveredAt())))
                .update();
    }

    /** Locks a parcel, so that it is not released meanwhile. */
    public Consignment lock(ShipmentId shipment) {
        return jdbc.sql("""
                SELECT order_id, seller, country, released_at IS NOT NULL AS released
                FROM consignment WHERE shipment = :shipment FOR UPDATE""")
                .param("shipment", shipment.value())
                .query((row, number) -> new Consignment(
                        shipment,
                        new OrderId(row.getObject("order_id", UUID.class)),
                        new SellerId(row.getObject("seller", UUID.class)),
                        row.getString("country"),
                        row.getBoolean("released")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("shipment " + shipment + " was never dispatched"));
    }

    /** A delivery that found no parcel would hold a seller's money for ever, so it holds the feed instead. */
    private void requireKnown(List<ShipmentDelivered> scans) {
        Set<UUID> unknown =
                scans.stream().map(scan -> scan.shipment().value()).collect(Collectors.toCollection(HashSet::new));
        jdbc.sql("SELECT shipment FROM consignment WHERE shipment = ANY(:shipments::uuid[])")
                .param("shipments", column(scans, ShipmentDelivered::shipment))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("delivered and never dispatched: " + unknown);
        }
    }

    private Map<UUID, Reserve> reserves(List<ShipmentDelivered> scans) {
        return jdbc
                .sql("SELECT id, reserve_days FROM seller WHERE id = ANY(:sellers::uuid[])")
                .param("sellers", column(scans, scan -> Objects.requireNonNull(scan.seller())))
                .query((row, number) ->
                        Map.entry(row.getObject("id", UUID.class), new Reserve(row.getInt("reserve_days"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <T> String[] column(List<T> rows, Function<T, Object> part) {
        return rows.stream().map(row -> part.apply(row).toString()).toArray(String[]::new);
    }
}
