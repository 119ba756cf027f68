package dev.flywheel.service.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cuts the log into partitions ahead of time, and drops those that may go. A partition {@code event_log_<from>} takes the
 * transactions from that id up to the next one's; the last one is open, and empty as long as this runs often enough.
 */
final class LogPartitions {

    private static final Logger log = LoggerFactory.getLogger(LogPartitions.class);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final long width;
    private final @Nullable Duration keep;

    LogPartitions(JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock, FeedSettings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.width = settings.partition();
        this.keep = settings.keep();
    }

    /**
     * Does what is due.
     *
     * @return partitions made and dropped
     */
    int tend() {
        int done = 0;
        while (isCutDue() && locked(this::cut)) {
            done++;
        }
        while (oldest() != null && locked(this::drop)) {
            done++;
        }
        return done;
    }

    /** So early that a whole partition's transactions may pass before the open one is written to. */
    private boolean isCutDue() {
        return froms().getLast() - next() < width;
    }

    private boolean cut() {
        if (!isCutDue()) {
            return false;
        }
        long from = froms().getLast();
        long to = Math.max(from, next()) + width;
        jdbc.execute("ALTER TABLE event_log DETACH PARTITION event_log_" + from);
        // Looks at every row, of which there are none unless this has not run for long.
        jdbc.execute("ALTER TABLE event_log ATTACH PARTITION event_log_%d FOR VALUES FROM ('%d') TO ('%d')"
                .formatted(from, from, to));
        jdbc.execute("CREATE TABLE event_log_%d PARTITION OF event_log FOR VALUES FROM ('%d') TO (MAXVALUE)"
                .formatted(to, to));
        return true;
    }

    private boolean drop() {
        Old old = oldest();
        if (old == null) {
            return false;
        }
        if (old.last != null) {
            jdbc.update("""
                    INSERT INTO event_log_trimmed (tx, seq) VALUES (?::xid8, ?)
                    ON CONFLICT (only_row) DO UPDATE SET tx = excluded.tx, seq = excluded.seq""", Long.toString(old.last.tx()), old.last.seq());
        }
        jdbc.execute("DROP TABLE event_log_" + old.from);
        log.info("dropped events up to {}", old.last == null ? old.from : old.last);
        return true;
    }

    /** The oldest partition, if it may go: nobody writes to it any more, all of it is old, every known reader has it. */
    private @Nullable Old oldest() {
        List<Long> froms = froms();
        if (keep == null || froms.size() < 2 || froms.get(1) > oldestRunning()) {
            return null;
        }
        Old old = old(froms.getFirst());
        if (old.last == null || old.occurredAt.isAfter(clock.instant().minus(keep))) {
            return old.last == null ? old : null;
        }
        List<String> readers = readersBefore(old.last);
        if (!readers.isEmpty()) {
            log.info("events up to {} are kept for {}", old.last, readers);
            return null;
        }
        return old;
    }

    private Old old(long from) {
        return Objects.requireNonNull(jdbc.query(
                "SELECT tx::text, seq, occurred_at FROM event_log_" + from
                        + " log ORDER BY log.tx DESC, log.seq DESC LIMIT 1",
                rs -> rs.next()
                        ? new Old(
                                from,
                                new Position(Long.parseLong(rs.getString(1)), rs.getLong(2)),
                                rs.getObject(3, OffsetDateTime.class).toInstant())
                        : new Old(from, null, Instant.MIN)));
    }

    private List<String> readersBefore(Position position) {
        return jdbc.query(
                "SELECT reader FROM feed_reader WHERE (tx, seq) < (?::xid8, ?) ORDER BY reader",
                (rs, number) -> rs.getString(1),
                Long.toString(position.tx()),
                position.seq());
    }

    /** Where the partitions begin, ascending. */
    private List<Long> froms() {
        return jdbc.query("""
                SELECT substring(inhrelid::regclass::text FROM '[0-9]+$')::bigint FROM pg_inherits
                WHERE inhparent = 'event_log'::regclass ORDER BY 1""", (rs, number) -> rs.getLong(1));
    }

    /** The id that the next transaction gets; asking uses none up. */
    private long next() {
        return number("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
    }

    private long oldestRunning() {
        return number("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
    }

    private long number(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class));
    }

    /** Nobody reads or writes the log meanwhile; who waits for that must not hold up the others, so not for long. */
    private boolean locked(BooleanSupplier work) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.execute("SET LOCAL lock_timeout = '300ms'");
            jdbc.execute("LOCK TABLE event_log IN ACCESS EXCLUSIVE MODE");
            return work.getAsBoolean();
        }));
    }

    /**
     * @param last its last event; null when it has none
     */
    private record Old(long from, @Nullable Position last, Instant occurredAt) {}
}
