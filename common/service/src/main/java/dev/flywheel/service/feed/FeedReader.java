package dev.flywheel.service.feed;

import dev.flywheel.domain.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads this service's own log in the order of transactions, as far as all of them are over. */
final class FeedReader {

    // Ordered by the columns, not by the output, where tx is text and 1000 comes before 999.
    // Below the oldest running transaction nothing can appear any more, so no event is ever passed over.
    // The first condition follows from the second, and is what partitions are chosen by.
    // By the last one a reader whose events are dropped just now finds nothing, rather than what follows the gap.
    static final String READ = """
            SELECT tx::text, seq, id, type, subject, occurred_at, data::text FROM event_log
            WHERE tx >= ?::xid8 AND (tx, seq) > (?::xid8, ?) AND tx < pg_snapshot_xmin(pg_current_snapshot())
            AND NOT EXISTS (SELECT 1 FROM event_log_trimmed trimmed WHERE (trimmed.tx, trimmed.seq) > (?::xid8, ?))
            ORDER BY event_log.tx, event_log.seq LIMIT ?""";

    private static final String BEHIND = """
            SELECT EXISTS (SELECT 1 FROM event_log WHERE tx >= ?::xid8 AND (tx, seq) > (?::xid8, ?)),
            EXISTS (SELECT 1 FROM event_log_trimmed trimmed WHERE (trimmed.tx, trimmed.seq) > (?::xid8, ?))""";

    private static final String HEAD =
            "SELECT tx::text, seq FROM event_log ORDER BY event_log.tx DESC, event_log.seq DESC LIMIT 1";

    private final JdbcTemplate jdbc;

    FeedReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> read(Position after, int limit) {
        String tx = Long.toString(after.tx());
        return jdbc.query(READ, FeedReader::row, tx, tx, after.seq(), tx, after.seq(), limit);
    }

    /**
     * True when events exist behind the position, readable yet or not.
     *
     * @throws ProblemException 410 when some of them are no longer kept
     */
    boolean anyAfter(Position after) {
        String tx = Long.toString(after.tx());
        return Boolean.TRUE.equals(jdbc.query(
                BEHIND,
                rs -> {
                    rs.next();
                    if (rs.getBoolean(2)) {
                        throw gone(after);
                    }
                    return rs.getBoolean(1);
                },
                tx,
                tx,
                after.seq(),
                tx,
                after.seq()));
    }

    /** The last event there is, readable yet or not; the beginning when there is none. */
    Position head() {
        Position head = position(HEAD);
        return head == null ? Position.START : head;
    }

    /** The last event that was dropped; null as long as all are kept. */
    @Nullable
    Position trimmed() {
        return position("SELECT tx::text, seq FROM event_log_trimmed");
    }

    private static ProblemException gone(Position after) {
        return new ProblemException(
                FeedError.EVENTS_GONE,
                "events that follow " + after + " are no longer kept, so nobody can read on from there");
    }

    private @Nullable Position position(String sql) {
        return jdbc.query(sql, rs -> rs.next() ? new Position(Long.parseLong(rs.getString(1)), rs.getLong(2)) : null);
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                new Position(Long.parseLong(rs.getString(1)), rs.getLong(2)),
                rs.getObject(3, UUID.class),
                rs.getString(4),
                rs.getString(5),
                rs.getTimestamp(6).toInstant(),
                rs.getString(7));
    }

    /**
     * @param data the event's JSON as it was stored; it travels on without being parsed
     */
    record Row(Position position, UUID id, String type, String subject, Instant occurredAt, String data) {}
}
