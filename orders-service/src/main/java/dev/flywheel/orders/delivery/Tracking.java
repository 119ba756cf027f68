package dev.flywheel.orders.delivery;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.delivery.Carrier.Scan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what carriers tell. Each event counts once, and an old one told late moves nothing. */
@Component
class Tracking {

    /** Clocks of carriers may be a little ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final DeliveryPromises promises;
    private final ObjectProvider<ParcelListener> listeners;
    private final ReturnTracking returns;
    private final Clock clock;

    Tracking(
            JdbcClient jdbc,
            DeliveryPromises promises,
            ObjectProvider<ParcelListener> listeners,
            ReturnTracking returns,
            Clock clock) {
        this.jdbc = jdbc;
        this.promises = promises;
        this.listeners = listeners;
        this.returns = returns;
        this.clock = clock;
    }

    /**
     * Takes the events of one webhook, all or none, about parcels and about what comes back. A number that neither has is a
     * 404, so that a carrier who was faster than us comes back.
     */
    @Transactional
    public void take(String carrier, List<Scan> scans) {
        Map<String, ReturnTracking.Standing> labels = returns.lock(carrier, scans);
        List<Scan> outbound = scans.stream()
                .filter(scan -> !labels.containsKey(scan.trackingNumber()))
                .toList();
        List<ShipmentId> parcels =
                outbound.stream().map(scan -> parcel(carrier, scan)).toList();
        listeners.orderedStream().forEach(listener -> listener.prepare(parcels));
        for (Scan scan : scans) {
            refuseFuture(scan);
            labels.computeIfPresent(
                    scan.trackingNumber(), (number, standing) -> returns.store(carrier, standing, scan));
        }
        for (int i = 0; i < outbound.size(); i++) {
            store(parcels.get(i), outbound.get(i));
        }
    }

    private ShipmentId parcel(String carrier, Scan scan) {
        return jdbc.sql("""
                SELECT id FROM shipment WHERE tracking_number = ? AND lower(carrier) = ?
                ORDER BY created_at DESC LIMIT 1""")
                .params(scan.trackingNumber(), carrier)
                .query((rs, row) -> new ShipmentId(rs.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() -> new ProblemException(
                        CommonError.NOT_FOUND, "no parcel has the number " + scan.trackingNumber()));
    }

    /** Takes one event; answers where the parcel is now. */
    @Transactional
    public Standing take(ShipmentId shipment, Scan scan) {
        refuseFuture(scan);
        listeners.orderedStream().forEach(listener -> listener.prepare(List.of(shipment)));
        return store(shipment, scan);
    }

    private void refuseFuture(Scan scan) {
        if (scan.at().isAfter(clock.instant().plus(AHEAD))) {
            throw new ProblemException(CommonError.INVALID_REQUEST, "at: " + scan.at() + " has not come yet");
        }
    }

    private Standing store(ShipmentId shipment, Scan scan) {
        Standing standing = lock(shipment);
        int fresh = jdbc.sql("""
                INSERT INTO tracking_event (carrier, event_id, shipment, status, at, place, note, received_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (carrier, event_id) DO NOTHING""")
                .param(standing.carrier())
                .param(scan.eventId())
                .param(shipment.value())
                .param(scan.status().name())
                .param(scan.at().atOffset(ZoneOffset.UTC))
                .param(scan.place())
                .param(scan.note())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (fresh == 0 || !standing.status().canBecome(scan.status(), standing.since(), scan.at())) {
            return standing;
        }
        return move(shipment, standing, scan);
    }

    private Standing move(ShipmentId shipment, Standing standing, Scan scan) {
        jdbc.sql("UPDATE parcel_tracking SET status = ?, status_at = ? WHERE shipment = ?")
                .params(scan.status().name(), scan.at().atOffset(ZoneOffset.UTC), shipment.value())
                .update();
        if (scan.status() == TrackingStatus.DELIVERED) {
            listeners.orderedStream().forEach(listener -> listener.delivered(shipment, scan.at()));
            promises.delivered(shipment, scan.at());
        }
        return new Standing(standing.carrier(), standing.trackingNumber(), scan.status(), scan.at());
    }

    /** The parcel's row, made of its shipment when this is the first event. */
    private Standing lock(ShipmentId shipment) {
        int known = jdbc.sql("SELECT count(*) FROM shipment WHERE id = ?")
                .param(shipment.value())
                .query(Integer.class)
                .single();
        if (known == 0) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no shipment " + shipment);
        }
        jdbc.sql("""
                INSERT INTO parcel_tracking (shipment, order_id, carrier, tracking_number, status, status_at)
                SELECT id, order_id, lower(coalesce(carrier, 'house')), coalesce(tracking_number, id::text),
                       'LABEL_CREATED', coalesce(dispatched_at, created_at)
                FROM shipment WHERE id = ? AND status IN ('DISPATCHED', 'DELIVERED')
                ON CONFLICT (shipment) DO NOTHING""").param(shipment.value()).update();
        return jdbc.sql("""
                SELECT carrier, tracking_number, status, status_at FROM parcel_tracking WHERE shipment = ? FOR UPDATE""")
                .param(shipment.value())
                .query((rs, row) -> new Standing(
                        rs.getString(1),
                        rs.getString(2),
                        TrackingStatus.valueOf(rs.getString(3)),
                        rs.getObject(4, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseThrow(() -> new ProblemException(
                        OrdersError.NOT_ON_THE_WAY, "shipment " + shipment + " has not been dispatched"));
    }

    /** Where a parcel is, and since when. */
    record Standing(String carrier, String trackingNumber, TrackingStatus status, Instant since) {}
}
