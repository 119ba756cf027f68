package dev.flywheel.orders.webhook;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Facts in line for addresses, and who sends them. */
@Repository
class Deliveries {

    /** Some of each address that has something due, so that a busy one keeps nobody else waiting. */
    private static final String TAKE = """
            WITH due AS (
                SELECT d.id FROM webhook w CROSS JOIN LATERAL (
                    SELECT id FROM webhook_delivery WHERE webhook = w.id AND attempt_at <= :now
                    ORDER BY attempt_at LIMIT :each FOR UPDATE SKIP LOCKED) d
                WHERE w.status = 'ENABLED' AND NOT w.id = ANY (:full) LIMIT :most)
            UPDATE webhook_delivery d SET attempt_at = :until, attempts = attempts + 1, tries = tries + 1
            FROM due, webhook w WHERE d.id = due.id AND w.id = d.webhook
            RETURNING d.id, d.webhook, d.event, d.payload, d.attempts, d.tries, d.since, w.url, w.secret,
                CASE WHEN w.previous_until > :now THEN w.previous_secret END AS previous_secret""";

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<New> deliveries, Instant now) {
        if (deliveries.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO webhook_delivery (id, webhook, event, subject, payload, status, attempt_at, since, created_at)
                SELECT id, webhook, event, subject, payload, CASE WHEN enabled THEN 'PENDING' ELSE 'PAUSED' END,
                    CASE WHEN enabled THEN :now END, :now, :now
                FROM unnest(:ids, :webhooks, :events, :subjects, :payloads, :enabled)
                     AS d (id, webhook, event, subject, payload, enabled)""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ids", column("uuid", deliveries, New::id))
                .param("webhooks", column("uuid", deliveries, New::webhook))
                .param("events", column("text", deliveries, one -> one.event().text()))
                .param("subjects", column("text", deliveries, New::subject))
                .param("payloads", column("text", deliveries, New::payload))
                .param("enabled", column("bool", deliveries, New::enabled))
                .update();
    }

    /**
     * Takes what is due; nobody else gets it until then.
     *
     * @param full addresses that are being sent enough already
     * @param each most of one address
     */
    @Transactional
    public List<Due> take(Instant now, Instant until, Collection<UUID> full, int each, int most) {
        return jdbc.sql(TAKE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("full", new SqlArrayValue("uuid", full.toArray()))
                .param("each", each)
                .param("most", most)
                .query((rs, row) -> due(rs, until))
                .list();
    }

    /** Notes how a try went; false when somebody else holds the delivery by now, whose word counts. */
    boolean settle(Due due, Status next, Instant at) {
        return jdbc.sql("""
                UPDATE webhook_delivery SET status = :status, attempt_at = CASE WHEN :status = 'PENDING' THEN :at END
                WHERE id = :id AND attempts = :attempts AND attempt_at = :until""")
                        .param("status", next.name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", due.id())
                        .param("attempts", due.attempt())
                        .param("until", due.until().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Puts one in line again; false while it is in line. */
    boolean replay(UUID webhook, UUID delivery, Instant now) {
        return jdbc.sql("""
                UPDATE webhook_delivery SET status = 'PENDING', attempt_at = :now, since = :now, tries = 0
                WHERE id = :id AND webhook = :webhook AND status <> 'PENDING'""")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", delivery)
                        .param("webhook", webhook)
                        .update()
                == 1;
    }

    /** The same with all since then, the oldest first, so many at most; answers how many. */
    int replay(UUID webhook, Instant from, boolean delivered, Instant now, int most) {
        return jdbc.sql("""
                UPDATE webhook_delivery SET status = 'PENDING', attempt_at = :now, since = :now, tries = 0
                WHERE id IN (SELECT id FROM webhook_delivery WHERE webhook = :webhook AND created_at >= :from
                    AND status <> 'PENDING' AND (:delivered OR status <> 'DELIVERED') ORDER BY id LIMIT :most)""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("webhook", webhook)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("delivered", delivered)
                .param("most", most)
                .update();
    }

    /** Forgets what is older and no longer in line, so many at most. */
    int forget(Instant before, int most) {
        return jdbc.sql("""
                DELETE FROM webhook_delivery WHERE id IN (
                    SELECT id FROM webhook_delivery WHERE created_at < ? AND attempt_at IS NULL LIMIT ?)""").params(before.atOffset(ZoneOffset.UTC), most).update();
    }

    private static Due due(ResultSet rs, Instant until) throws SQLException {
        List<byte[]> secrets = new ArrayList<>();
        secrets.add(rs.getBytes("secret"));
        byte[] previous = rs.getBytes("previous_secret");
        if (previous != null) {
            secrets.add(previous);
        }
        return new Due(
                rs.getObject("id", UUID.class),
                rs.getObject("webhook", UUID.class),
                rs.getString("payload"),
                rs.getInt("attempts"),
                rs.getInt("tries"),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                until,
                URI.create(rs.getString("url")),
                secrets);
    }

    private static SqlArrayValue column(String type, List<New> rows, Function<New, Object> value) {
        return new SqlArrayValue(type, rows.stream().map(value).toArray());
    }

    /** How far a delivery has come. */
    enum Status {
        PENDING,
        DELIVERED,
        /** Given up; it can be replayed. */
        FAILED,
        /** Its address was switched off; it can be replayed. */
        PAUSED
    }

    /**
     * @param enabled whether it is sent, or only written down
     */
    record New(UUID id, UUID webhook, EventType event, String subject, String payload, boolean enabled) {}

    /**
     * One to be sent now.
     *
     * @param attempt its number among all
     * @param tries how many since it was put in line last, this one included
     * @param since when that was
     * @param until when others may take it over
     * @param secrets it is signed with, as they are stored
     */
    record Due(
            UUID id,
            UUID webhook,
            String payload,
            int attempt,
            int tries,
            Instant since,
            Instant until,
            URI url,
            List<byte[]> secrets) {

        /** What the receiver knows it by, however often it comes. */
        String messageId() {
            return "msg_" + id;
        }
    }
}
