package dev.flywheel.orders.delivery;

import dev.flywheel.orders.delivery.Carrier.Scan;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows what shoppers send back by the numbers of its labels. Where such a parcel is moves nothing else: the carrier cannot
 * see what is in it, so only an inspection gives money back.
 */
@Component
class ReturnTracking {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReturnTracking(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Locks the labels that these events are about, always in the same order; by tracking number. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<String, Standing> lock(String carrier, List<Scan> scans) {
        Object[] numbers = scans.stream().map(Scan::trackingNumber).distinct().toArray();
        Map<String, Standing> labels = new HashMap<>();
        jdbc.sql("""
                SELECT customer_return, tracking_number, status, status_at FROM return_label
                WHERE carrier = ? AND tracking_number = ANY (?) ORDER BY customer_return FOR UPDATE""").params(carrier, new SqlArrayValue("text", numbers)).query(rs -> {
            labels.put(
                    rs.getString("tracking_number"),
                    new Standing(
                            rs.getObject("customer_return", UUID.class),
                            TrackingStatus.valueOf(rs.getString("status")),
                            rs.getObject("status_at", OffsetDateTime.class)));
        });
        return labels;
    }

    /** Stores an event of a locked label; answers where the parcel is now. */
    @Transactional(propagation = Propagation.MANDATORY)
    Standing store(String carrier, Standing standing, Scan scan) {
        OffsetDateTime at = scan.at().atOffset(ZoneOffset.UTC);
        int fresh = jdbc.sql("""
                INSERT INTO return_tracking_event (carrier, event_id, customer_return, status, at, place, note, received_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (carrier, event_id) DO NOTHING""")
                .param(carrier)
                .param(scan.eventId())
                .param(standing.returnId())
                .param(scan.status().name())
                .param(at)
                .param(scan.place())
                .param(scan.note())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (fresh == 0
                || !standing.status().canBecome(scan.status(), standing.since().toInstant(), scan.at())) {
            return standing;
        }
        jdbc.sql("UPDATE return_label SET status = ?, status_at = ? WHERE customer_return = ?")
                .params(scan.status().name(), at, standing.returnId())
                .update();
        return new Standing(standing.returnId(), scan.status(), at);
    }

    /** Where the parcel is, and since when. */
    record Standing(UUID returnId, TrackingStatus status, OffsetDateTime since) {}
}
