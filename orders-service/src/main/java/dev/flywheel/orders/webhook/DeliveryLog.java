package dev.flywheel.orders.webhook;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows what was sent, and what came back. */
@Component
class DeliveryLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final int MOST_ATTEMPTS = 100;

    private final JdbcClient jdbc;

    DeliveryLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    Page<Entry> page(UUID webhook, Deliveries.@Nullable Status status, @Nullable Cursor after, int limit) {
        List<Entry> entries = jdbc.sql("""
                SELECT d.*, a.status AS last_status, a.error AS last_error FROM webhook_delivery d
                LEFT JOIN webhook_attempt a ON a.delivery = d.id AND a.number = d.attempts
                WHERE d.webhook = :webhook AND d.id < :before AND (:status::text IS NULL OR d.status = :status)
                ORDER BY d.id DESC LIMIT :limit""")
                .param("webhook", webhook)
                .param("before", after == null ? AFTER_ALL : after.uuid(0))
                .param("status", status == null ? null : status.name())
                .param("limit", limit + 1)
                .query(DeliveryLog::entry)
                .list();
        return Page.of(entries, limit, entry -> Cursor.of(entry.deliveryId()));
    }

    /** One with its content and its last tries. */
    Detail one(UUID webhook, UUID delivery) {
        List<Attempt> attempts = jdbc.sql(
                        "SELECT * FROM webhook_attempt WHERE delivery = ? ORDER BY number DESC LIMIT ?")
                .params(delivery, MOST_ATTEMPTS)
                .query(DeliveryLog::attempt)
                .list();
        return jdbc.sql("""
                SELECT d.*, a.status AS last_status, a.error AS last_error FROM webhook_delivery d
                LEFT JOIN webhook_attempt a ON a.delivery = d.id AND a.number = d.attempts
                WHERE d.webhook = ? AND d.id = ?""")
                .params(webhook, delivery)
                .query((rs, row) ->
                        new Detail(entry(rs, row), "msg_" + delivery, JSON.readTree(rs.getString("payload")), attempts))
                .optional()
                .orElseThrow(
                        () -> new ProblemException(CommonError.NOT_FOUND, "this webhook has no delivery " + delivery));
    }

    private static Entry entry(ResultSet rs, int row) throws SQLException {
        return new Entry(
                rs.getObject("id", UUID.class),
                rs.getString("event"),
                rs.getString("subject"),
                Deliveries.Status.valueOf(rs.getString("status")),
                rs.getInt("attempts"),
                instant(rs, "attempt_at"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getObject("last_status", Integer.class),
                rs.getString("last_error"));
    }

    private static Attempt attempt(ResultSet rs, int row) throws SQLException {
        return new Attempt(
                rs.getInt("number"),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getInt("millis"),
                rs.getString("url"),
                rs.getString("signature"),
                rs.getObject("status", Integer.class),
                rs.getString("error"),
                rs.getString("body"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /**
     * @param nextAttemptAt null when it is not in line
     * @param lastStatus HTTP status of the last try; null without an answer
     */
    record Entry(
            UUID deliveryId,
            String event,
            String subject,
            Deliveries.Status status,
            int attempts,
            @Nullable Instant nextAttemptAt,
            Instant createdAt,
            @Nullable Integer lastStatus,
            @Nullable String lastError) {}

    /**
     * @param messageId what the receiver knows it by
     * @param payload the body that is sent
     * @param log its last hundred tries, newest first
     */
    record Detail(Entry delivery, String messageId, JsonNode payload, List<Attempt> log) {}

    /**
     * @param body first 2 KB of the answer
     */
    record Attempt(
            int number,
            Instant at,
            int millis,
            String url,
            String signature,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable String body) {}
}
