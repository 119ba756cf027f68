package dev.flywheel.service.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads this service's own log in commit order. */
final class FeedReader {

    // Ordered by the columns, not by the output, where tx is text and 1000 comes before 999.
    // Below the oldest running transaction nothing can appear any more, so no event is ever passed over.
    private static final String READ = """
            SELECT tx::text, seq, id, type, subject, occurred_at, data::text FROM event_log
            WHERE (tx, seq) > (?::xid8, ?) AND tx < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY event_log.tx, event_log.seq LIMIT ?""";

    private static final String HIDDEN = "SELECT EXISTS (SELECT 1 FROM event_log WHERE (tx, seq) > (?::xid8, ?))";

    private final JdbcTemplate jdbc;

    FeedReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> read(Position after, int limit) {
        return jdbc.query(READ, FeedReader::row, Long.toString(after.tx()), after.seq(), limit);
    }

    /** True when events exist behind the position, readable yet or not. */
    boolean anyAfter(Position after) {
        return Boolean.TRUE.equals(jdbc.queryForObject(HIDDEN, Boolean.class, Long.toString(after.tx()), after.seq()));
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
