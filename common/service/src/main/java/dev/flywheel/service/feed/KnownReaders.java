package dev.flywheel.service.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who reads this service's feed, and how far he has come: at once in this process, and every few seconds in the database,
 * where it survives a restart and keeps what he needs from being dropped.
 */
final class KnownReaders {

    private static final Duration WRITE_EVERY = Duration.ofSeconds(5);
    /** So that it shows who is still there when nothing happens. */
    private static final Duration WRITE_ANYWAY = Duration.ofMinutes(10);
    /** Longer than a long poll. */
    private static final Duration AWAY_AFTER = Duration.ofSeconds(35);

    // Who needs what is gone already is refused, and must not keep the rest from being dropped.
    private static final String WRITE = """
            INSERT INTO feed_reader (reader, tx, seq) SELECT ?, ?::xid8, ?
            WHERE NOT EXISTS (SELECT 1 FROM event_log_trimmed trimmed WHERE (trimmed.tx, trimmed.seq) > (?::xid8, ?))
            ON CONFLICT (reader) DO UPDATE SET tx = excluded.tx, seq = excluded.seq, seen_at = now()""";

    private final JdbcTemplate jdbc;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    /** Followers in this service: what they need is kept, but nobody waits for them. */
    private final Map<String, Seen> own = new ConcurrentHashMap<>();

    private volatile boolean recalled;

    KnownReaders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The reader asks for what follows the position, so he has everything before. */
    void acknowledged(String reader, Position position) {
        recall();
        long now = System.nanoTime();
        Seen before = seen.get(reader);
        if (before != null && !before.isToBeWritten(position, now)) {
            seen.put(reader, new Seen(position, now, before.written, before.writtenNanos, before.isStuckAt(position)));
            return;
        }
        String tx = Long.toString(position.tx());
        jdbc.update(WRITE, reader, tx, position.seq(), tx, position.seq());
        seen.put(reader, new Seen(position, now, position, now, before != null && before.isStuckAt(position)));
    }

    /** A follower in this service goes on from the position: what follows it is kept. */
    void needs(String follower, Position position) {
        long now = System.nanoTime();
        Seen before = own.get(follower);
        if (before == null || before.isToBeWritten(position, now)) {
            String tx = Long.toString(position.tx());
            jdbc.update(WRITE, follower, tx, position.seq(), tx, position.seq());
            own.put(follower, new Seen(position, now, position, now, false));
        }
    }

    /** The reader was told of events, or refused: if he asks again from the same place, he is stuck there. */
    void answered(String reader) {
        seen.computeIfPresent(reader, (name, now) -> now.withAnswer());
    }

    /** True when every reader has everything up to the position, but for those that are away or stuck. */
    boolean haveAll(Position position) {
        recall();
        long now = System.nanoTime();
        return seen.values().stream()
                .filter(reader -> now - reader.nanos < AWAY_AFTER.toNanos() && !reader.stuck)
                .allMatch(reader -> reader.position.compareTo(position) >= 0);
    }

    /** All readers that ever asked, by name. */
    List<Reader> list() {
        long now = System.nanoTime();
        return stored().stream()
                .map(stored -> {
                    Seen here = seen.get(stored.name);
                    return here == null || now - here.nanos > AWAY_AFTER.toNanos()
                            ? stored
                            : new Reader(stored.name, here.position, stored.seenAt);
                })
                .sorted(Comparator.comparing(Reader::name))
                .toList();
    }

    /** After a restart those known before count as present, until it shows that they are not. */
    private void recall() {
        if (recalled) {
            return;
        }
        long now = System.nanoTime();
        stored().stream()
                .filter(reader -> !own.containsKey(reader.name))
                .forEach(reader ->
                        seen.putIfAbsent(reader.name, new Seen(reader.position, now, reader.position, now, false)));
        recalled = true;
    }

    private List<Reader> stored() {
        return jdbc.query(
                "SELECT reader, tx::text, seq, seen_at FROM feed_reader",
                (rs, number) -> new Reader(
                        rs.getString(1),
                        new Position(Long.parseLong(rs.getString(2)), rs.getLong(3)),
                        rs.getObject(4, OffsetDateTime.class).toInstant()));
    }

    /**
     * A reader as others see him.
     *
     * @param seenAt real time when he was last written down
     */
    record Reader(String name, Position position, Instant seenAt) {}

    /**
     * @param nanos when he asked
     * @param answered whether he was told of events since
     * @param stuck whether he asked again for what he had been told of
     */
    private record Seen(
            Position position, long nanos, Position written, long writtenNanos, boolean stuck, boolean answered) {

        Seen(Position position, long nanos, Position written, long writtenNanos, boolean stuck) {
            this(position, nanos, written, writtenNanos, stuck, false);
        }

        Seen withAnswer() {
            return new Seen(position, nanos, written, writtenNanos, stuck, true);
        }

        boolean isStuckAt(Position now) {
            return position.equals(now) && (answered || stuck);
        }

        /** Who begins is written down before he is answered: from then on nothing is dropped that he has not read. */
        boolean isToBeWritten(Position now, long nowNanos) {
            long age = nowNanos - writtenNanos;
            boolean begins = now.equals(Position.START) && !written.equals(Position.START);
            return begins || (age > WRITE_EVERY.toNanos() && !now.equals(written)) || age > WRITE_ANYWAY.toNanos();
        }
    }
}
