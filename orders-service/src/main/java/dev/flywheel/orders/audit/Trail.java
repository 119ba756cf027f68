package dev.flywheel.orders.audit;

import dev.flywheel.domain.Ids;
import dev.flywheel.service.web.Json;
import dev.flywheel.service.web.TraceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of the audit trail. */
@Repository
class Trail {

    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final int MOST_DETAIL = 16_384;
    private static final JsonMapper JSON = Json.tolerant();

    private static final String INSERT = """
            INSERT INTO audit (id, at, actor, roles, action, subject, detail, trace_id, idempotency_key)
            SELECT :id, :at, :actor, :roles, :action, :subject, :detail::json, :trace, :key %s
            ON CONFLICT (actor, action, subject, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING""";

    private final JdbcClient jdbc;
    private final Clock clock;

    /** By the data source, since the transaction manager that needs this is made before a {@link JdbcClient} is. */
    Trail(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    void insert(Note note) {
        insert(INSERT.formatted(""), note);
    }

    /** The same, if the present transaction has changed or locked anything; false when it has not. */
    boolean insertIfWritten(Note note) {
        return insert(INSERT.formatted("WHERE pg_current_xact_id_if_assigned() IS NOT NULL"), note) == 1;
    }

    private int insert(String sql, Note note) {
        return jdbc.sql(sql)
                .param("id", Ids.next())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", note.actor())
                .param("roles", new SqlArrayValue("text", note.roles().toArray()))
                .param("action", note.action())
                .param("subject", note.subject())
                .param("detail", detail(note.detail()))
                .param("trace", TraceId.current())
                .param("key", note.key())
                .update();
    }

    /** Newest first. */
    List<Entry> page(Filter filter, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                SELECT * FROM audit WHERE id < :before AND (:subject::text IS NULL OR subject = :subject)
                    AND (:actor::text IS NULL OR actor = :actor) AND (:from::timestamptz IS NULL OR at >= :from)
                    AND (:to::timestamptz IS NULL OR at < :to)
                ORDER BY id DESC LIMIT :limit""")
                .param("before", before == null ? AFTER_ALL : before)
                .param("subject", filter.subject())
                .param("actor", filter.actor())
                .param("from", at(filter.from()))
                .param("to", at(filter.to()))
                .param("limit", limit)
                .query(Trail::entry)
                .list();
    }

    /** What was done to these, oldest first. */
    List<Entry> of(Collection<String> subjects, int limit) {
        return jdbc.sql("SELECT * FROM audit WHERE subject = ANY (?) ORDER BY id LIMIT ?")
                .params(new SqlArrayValue("text", subjects.toArray()), limit)
                .query(Trail::entry)
                .list();
    }

    private static @Nullable String detail(@Nullable Map<String, Object> detail) {
        if (detail == null) {
            return null;
        }
        String text = JSON.writeValueAsString(detail);
        return text.length() <= MOST_DETAIL ? text : JSON.writeValueAsString(Map.of("tooLong", text.length()));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Entry entry(ResultSet rs, int row) throws SQLException {
        String detail = rs.getString("detail");
        return new Entry(
                rs.getObject("id", UUID.class),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getString("actor"),
                List.of((String[]) rs.getArray("roles").getArray()),
                rs.getString("action"),
                rs.getString("subject"),
                detail == null ? null : JSON.readTree(detail),
                rs.getString("trace_id"));
    }

    /** What is written. */
    record Note(
            String actor,
            List<String> roles,
            String action,
            String subject,
            @Nullable Map<String, Object> detail,
            @Nullable String key) {}

    /** What is looked for; null lets everything through. */
    record Filter(
            @Nullable String subject,
            @Nullable String actor,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * @param actor account or service
     * @param roles of the actor's token
     * @param action method and path of the call, or a word
     * @param detail the call's body, and what was before and after where that is told
     */
    record Entry(
            UUID auditId,
            Instant at,
            String actor,
            List<String> roles,
            String action,
            String subject,
            @Nullable JsonNode detail,
            String traceId) {}
}
