package dev.flywheel.service.feed;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Knows how far each reader has come, and lets a caller wait until what he just did has arrived. A kindness, not a
 * guarantee: it gives up after the time given, and readers that are away are not waited for.
 */
public final class FeedDelivery {

    private static final long AWAY_AFTER_NANOS = Duration.ofSeconds(35).toNanos();

    private final JdbcTemplate jdbc;
    private final Map<String, Acknowledged> readers = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    FeedDelivery(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void acknowledged(String consumer, Position position) {
        readers.put(consumer, new Acknowledged(position, System.nanoTime()));
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until every reader has applied what is committed now. Call it outside a transaction.
     *
     * @return false if the time was over first
     */
    public boolean await(Duration atMost) {
        Position head = jdbc.query(
                "SELECT tx::text, seq FROM event_log ORDER BY event_log.tx DESC, event_log.seq DESC LIMIT 1",
                rs -> rs.next() ? new Position(Long.parseLong(rs.getString(1)), rs.getLong(2)) : Position.START);
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!arrived(head) && left > 0) {
                left = moved.awaitNanos(left);
            }
            return arrived(head);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean arrived(Position head) {
        long now = System.nanoTime();
        return readers.values().stream()
                .filter(reader -> now - reader.nanos < AWAY_AFTER_NANOS)
                .allMatch(reader -> reader.position.compareTo(head) >= 0);
    }

    private record Acknowledged(Position position, long nanos) {}
}
