package dev.flywheel.orders.webhook;

import dev.flywheel.domain.SellerId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The rows of addresses. */
@Repository
class Webhooks {

    private static final String SELECT =
            "SELECT id, seller, url, description, events, disabled_reason, failing_since, created_at FROM webhook ";
    private static final String OWNED = "seller IS NOT DISTINCT FROM :seller::uuid";

    private final JdbcClient jdbc;
    private final WebhookSecrets secrets;

    Webhooks(JdbcClient jdbc, WebhookSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** Those of the operators and of these sellers, enabled or not. */
    List<Webhook> of(Collection<SellerId> sellers) {
        return jdbc.sql(SELECT + "WHERE seller IS NULL OR seller = ANY (?)")
                .param(new SqlArrayValue(
                        "uuid", sellers.stream().map(SellerId::value).toArray()))
                .query(Webhooks::row)
                .list();
    }

    /** All of one owner, oldest first; he has few. */
    List<Webhook> list(@Nullable SellerId owner) {
        return jdbc.sql(SELECT + "WHERE " + OWNED + " ORDER BY id")
                .param("seller", value(owner))
                .query(Webhooks::row)
                .list();
    }

    @Nullable
    Webhook find(UUID id, @Nullable SellerId owner) {
        return jdbc.sql(SELECT + "WHERE id = :id AND " + OWNED)
                .param("id", id)
                .param("seller", value(owner))
                .query(Webhooks::row)
                .optional()
                .orElse(null);
    }

    /** Adds one unless its owner has as many as he may; those who add for one owner go one after the other. */
    boolean insert(Webhook webhook, byte[] secret, int most) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("webhooks:" + webhook.seller())
                .query((rs, row) -> 0)
                .list();
        return jdbc.sql("INSERT INTO webhook (id, seller, url, description, events, secret, status, created_at)"
                                + " SELECT :id, :seller::uuid, :url, :description, :events, :secret, 'ENABLED', :at"
                                + " WHERE (SELECT count(*) FROM webhook WHERE " + OWNED + ") < :most")
                        .param("id", webhook.id())
                        .param("seller", value(webhook.seller()))
                        .param("url", webhook.url().toString())
                        .param("description", webhook.description())
                        .param("events", events(webhook.events()))
                        .param("secret", secrets.seal(webhook.id(), secret))
                        .param("at", at(webhook.createdAt()))
                        .param("most", most)
                        .update()
                == 1;
    }

    /** Writes a new address, text, choice of events, and whether it is enabled. */
    void update(Webhook webhook) {
        jdbc.sql("""
                UPDATE webhook SET url = :url, description = :description, events = :events, disabled_reason = :reason::text,
                    status = CASE WHEN :reason::text IS NULL THEN 'ENABLED' ELSE 'DISABLED' END, failing_since = :failing
                WHERE id = :id""")
                .param("id", webhook.id())
                .param("url", webhook.url().toString())
                .param("description", webhook.description())
                .param("events", events(webhook.events()))
                .param("reason", webhook.disabledReason())
                .param("failing", webhook.failingSince() == null ? null : at(webhook.failingSince()))
                .update();
    }

    /** Gives it a new secret; the present one signs as well until then. */
    void rotate(UUID id, byte[] secret, Instant until) {
        jdbc.sql("UPDATE webhook SET previous_secret = secret, previous_until = ?, secret = ? WHERE id = ?")
                .params(at(until), secrets.seal(id, secret), id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("DELETE FROM webhook WHERE id = ?").param(id).update();
    }

    /** It took something. */
    void succeeded(UUID id) {
        jdbc.sql("UPDATE webhook SET failing_since = NULL WHERE id = ? AND failing_since IS NOT NULL")
                .param(id)
                .update();
    }

    /** It took nothing; answers since when. */
    Instant failed(UUID id, Instant now) {
        return jdbc.sql("""
                UPDATE webhook SET failing_since = coalesce(failing_since, ?) WHERE id = ? RETURNING failing_since""")
                .params(at(now), id)
                .query((rs, row) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(now);
    }

    /** Switches it off; what it has not taken waits for a replay. */
    void disable(UUID id, String reason) {
        jdbc.sql("UPDATE webhook SET status = 'DISABLED', disabled_reason = ? WHERE id = ?")
                .params(reason, id)
                .update();
        jdbc.sql(
                        "UPDATE webhook_delivery SET status = 'PAUSED', attempt_at = NULL WHERE webhook = ? AND status = 'PENDING'")
                .param(id)
                .update();
    }

    private static Webhook row(ResultSet rs, int number) throws SQLException {
        UUID seller = rs.getObject("seller", UUID.class);
        OffsetDateTime failing = rs.getObject("failing_since", OffsetDateTime.class);
        Set<EventType> events = Arrays.stream((String[]) rs.getArray("events").getArray())
                .map(EventType::of)
                .collect(Collectors.toUnmodifiableSet());
        return new Webhook(
                rs.getObject("id", UUID.class),
                seller == null ? null : new SellerId(seller),
                URI.create(rs.getString("url")),
                rs.getString("description"),
                events,
                rs.getString("disabled_reason"),
                failing == null ? null : failing.toInstant(),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static SqlArrayValue events(Set<EventType> events) {
        return new SqlArrayValue("text", events.stream().map(EventType::text).toArray());
    }

    private static @Nullable UUID value(@Nullable SellerId seller) {
        return seller == null ? null : seller.value();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
