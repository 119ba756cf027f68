package dev.flywheel.service.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far this service has applied the feeds of others, one row a subscription. The row's lock decides who applies. */
final class FeedCursors {

    private static final int MAX_ERROR = 2000;

    private final JdbcClient jdbc;

    FeedCursors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void register(String subscription) {
        jdbc.sql("INSERT INTO feed_cursor (subscription, position) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(subscription, Position.START.toString())
                .update();
    }

    String position(String subscription) {
        return jdbc.sql("SELECT position FROM feed_cursor WHERE subscription = ?")
                .param(subscription)
                .query(String.class)
                .single();
    }

    /** The position, which nobody else moves until the transaction ends. */
    String lock(String subscription) {
        return jdbc.sql("SELECT position FROM feed_cursor WHERE subscription = ? FOR UPDATE")
                .param(subscription)
                .query(String.class)
                .single();
    }

    void move(String subscription, String position, int applied) {
        jdbc.sql("""
                UPDATE feed_cursor SET position = ?, applied = applied + ?, failing_since = NULL, last_error = NULL
                WHERE subscription = ?""").params(position, applied, subscription).update();
    }

    /**
     * Passes events that concern nobody here, in one statement; false when somebody else moved the cursor. It is not waited
     * for until it is on disk: should a crash of the database take it back, the events are passed once more.
     */
    boolean pass(String subscription, String from, String to, int events) {
        return jdbc.sql("""
                UPDATE feed_cursor SET position = ?, applied = applied + ?, failing_since = NULL, last_error = NULL
                WHERE subscription = ? AND position = ? AND set_config('synchronous_commit', 'off', true) = 'off'""").params(to, events, subscription, from).update() == 1;
    }

    void failing(String subscription, Instant now, String error) {
        jdbc.sql("""
                UPDATE feed_cursor SET failing_since = coalesce(failing_since, ?), last_error = ?
                WHERE subscription = ?""")
                .params(
                        OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                        error.substring(0, Math.min(MAX_ERROR, error.length())),
                        subscription)
                .update();
    }

    void recovered(String subscription) {
        jdbc.sql("""
                UPDATE feed_cursor SET failing_since = NULL, last_error = NULL
                WHERE subscription = ? AND failing_since IS NOT NULL""").param(subscription).update();
    }

    List<Row> list() {
        return jdbc.sql("SELECT subscription, position, applied, failing_since, last_error FROM feed_cursor")
                .query(FeedCursors::row)
                .list();
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        OffsetDateTime failingSince = rs.getObject(4, OffsetDateTime.class);
        return new Row(
                rs.getString(1),
                rs.getString(2),
                rs.getLong(3),
                failingSince == null ? null : failingSince.toInstant(),
                rs.getString(5));
    }

    /**
     * @param applied events since it began, replays included
     * @param failingSince business time since when one event, or a refusal of the other side, holds it
     */
    record Row(
            String subscription,
            String position,
            long applied,
            @Nullable Instant failingSince,
            @Nullable String lastError) {}
}
