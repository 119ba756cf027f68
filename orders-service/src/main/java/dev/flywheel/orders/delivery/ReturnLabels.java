package dev.flywheel.orders.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The labels of returns, one for each, and the scans of their parcels. Knows of a return nothing but its id. */
@Component
public class ReturnLabels {

    private static final int MOST_SCANS = 50;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final DeliverySettings settings;
    private final Carriers carriers;
    private final Clock clock;

    ReturnLabels(JdbcClient jdbc, JsonMapper json, DeliverySettings settings, Carriers carriers, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
        this.carriers = carriers;
        this.clock = clock;
    }

    /** Asks the carrier of returns; calls him, so never inside a transaction. The same return gets the same label. */
    public Carrier.Label ask(UUID returnId, PostalAddress from, PostalAddress to, long weightGrams) {
        return carriers.label(
                settings.returnCarrier(),
                new Carrier.LabelRequest("return:" + returnId, settings.returnService(), from, to, weightGrams, null));
    }

    /** Keeps a label; false when the return has one already, which then is the one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean keep(UUID returnId, Carrier.Label label, PostalAddress destination, long weightGrams) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                INSERT INTO return_label (customer_return, carrier, service, tracking_number, destination, weight_grams,
                    status, status_at, created_at)
                VALUES (?, ?, ?, ?, ?::jsonb, ?, 'LABEL_CREATED', ?, ?) ON CONFLICT (customer_return) DO NOTHING""")
                        .param(returnId)
                        .param(label.carrier())
                        .param(label.service())
                        .param(label.trackingNumber())
                        .param(json.writeValueAsString(destination))
                        .param(weightGrams)
                        .param(now)
                        .param(now)
                        .update()
                == 1;
    }

    public Optional<ReturnLabel> find(UUID returnId) {
        return jdbc.sql("SELECT * FROM return_label WHERE customer_return = ?")
                .param(returnId)
                .query(this::label)
                .optional();
    }

    /** The latest fifty, newest first. */
    public List<Scan> scans(UUID returnId) {
        return jdbc.sql("""
                SELECT status, at, place, note FROM return_tracking_event WHERE customer_return = ?
                ORDER BY at DESC, event_id LIMIT ?""")
                .params(returnId, MOST_SCANS)
                .query((rs, row) -> new Scan(
                        TrackingStatus.valueOf(rs.getString("status")),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        rs.getString("place"),
                        rs.getString("note")))
                .list();
    }

    private ReturnLabel label(ResultSet rs, int row) throws SQLException {
        return new ReturnLabel(
                rs.getObject("customer_return", UUID.class),
                new Carrier.Label(rs.getString("carrier"), rs.getString("service"), rs.getString("tracking_number")),
                json.readValue(rs.getString("destination"), PostalAddress.class),
                rs.getLong("weight_grams"),
                TrackingStatus.valueOf(rs.getString("status")),
                rs.getObject("status_at", OffsetDateTime.class).toInstant());
    }

    /** Something that happened to the parcel. */
    public record Scan(
            TrackingStatus status,
            Instant at,
            @Nullable String place,
            @Nullable String note) {}
}
