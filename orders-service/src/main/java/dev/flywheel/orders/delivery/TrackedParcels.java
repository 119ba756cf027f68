package dev.flywheel.orders.delivery;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.Role;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.service.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads where an order's parcels are: three statements, however many there are. */
@Component
class TrackedParcels {

    private static final int MOST_EVENTS = 50;

    private final JdbcClient jdbc;

    TrackedParcels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Parcels of an order that this caller may see: its shopper, or an operator. */
    @Transactional(readOnly = true)
    public Page<Parcel> of(OrderId order, Caller caller, @Nullable Cursor after, int limit) {
        requireReader(order, caller);
        List<Parcel> rows = jdbc.sql("""
                SELECT s.id, lower(s.carrier) AS carrier, s.tracking_number, p.promised, p.delivered_on,
                       CASE s.status WHEN 'DELIVERED' THEN 'DELIVERED' ELSE coalesce(t.status, 'LABEL_CREATED') END AS status,
                       coalesce(CASE WHEN t.status IS DISTINCT FROM 'DELIVERED' THEN s.delivered_at END, t.status_at,
                           s.dispatched_at) AS since
                FROM shipment s
                LEFT JOIN parcel_tracking t ON t.shipment = s.id
                LEFT JOIN delivery_promise p ON p.shipment = s.id
                WHERE s.order_id = ? AND s.id > ? AND s.status IN ('DISPATCHED', 'DELIVERED')
                ORDER BY s.id LIMIT ?""")
                .params(order.value(), after == null ? new UUID(0, 0) : after.uuid(0), limit + 1)
                .query(TrackedParcels::parcel)
                .list();
        Page<Parcel> page = Page.of(rows, limit, parcel -> Cursor.of(parcel.shipmentId()));
        Map<ShipmentId, List<Event>> events = events(page.items());
        return page.map(parcel -> parcel.with(events.getOrDefault(parcel.shipmentId(), List.of())));
    }

    private void requireReader(OrderId order, Caller caller) {
        AccountId account = caller.accountId();
        int readable = jdbc.sql("SELECT count(*) FROM orders WHERE id = ? AND (? OR account = ?::uuid)")
                .param(order.value())
                .param(caller.has(Role.OPERATOR))
                .param(account == null ? null : account.value())
                .query(Integer.class)
                .single();
        if (readable == 0) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no order " + order);
        }
    }

    private Map<ShipmentId, List<Event>> events(List<Parcel> parcels) {
        Map<ShipmentId, List<Event>> events = new HashMap<>();
        jdbc.sql("""
                SELECT e.* FROM unnest(?) AS asked (shipment) CROSS JOIN LATERAL (
                    SELECT shipment, status, at, place, note FROM tracking_event WHERE shipment = asked.shipment
                    ORDER BY at DESC, event_id LIMIT ?) e""")
                .params(
                        new SqlArrayValue(
                                "uuid",
                                parcels.stream()
                                        .map(parcel -> parcel.shipmentId().value())
                                        .toArray()),
                        MOST_EVENTS)
                .query(rs -> {
                    events.computeIfAbsent(
                                    new ShipmentId(rs.getObject("shipment", UUID.class)), any -> new ArrayList<>())
                            .add(new Event(
                                    TrackingStatus.valueOf(rs.getString("status")),
                                    rs.getObject("at", OffsetDateTime.class).toInstant(),
                                    rs.getString("place"),
                                    rs.getString("note")));
                });
        return events;
    }

    private static Parcel parcel(ResultSet rs, int row) throws SQLException {
        return new Parcel(
                new ShipmentId(rs.getObject("id", UUID.class)),
                rs.getString("carrier"),
                rs.getString("tracking_number"),
                TrackingStatus.valueOf(rs.getString("status")),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                rs.getObject("promised", LocalDate.class),
                rs.getObject("delivered_on", LocalDate.class),
                List.of());
    }

    /**
     * A parcel on its way.
     *
     * @param promised the day it was promised for; null when nothing was
     * @param deliveredOn the day it came, where it was promised for
     * @param events the latest fifty, newest first
     */
    record Parcel(
            ShipmentId shipmentId,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            TrackingStatus status,
            Instant since,
            @Nullable LocalDate promised,
            @Nullable LocalDate deliveredOn,
            List<Event> events) {

        Parcel with(List<Event> latest) {
            return new Parcel(shipmentId, carrier, trackingNumber, status, since, promised, deliveredOn, latest);
        }
    }

    /** Something that happened to it. */
    record Event(
            TrackingStatus status,
            Instant at,
            @Nullable String place,
            @Nullable String note) {}
}
