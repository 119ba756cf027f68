package dev.flywheel.service.feed;

import java.time.Duration;
import java.util.List;

/** Waits for events that a reader does not have yet. A wait in which nothing happens costs two statements. */
final class LongPoll {

    /** After a signal whose event a running transaction still hides. */
    private static final Duration FIRST_RETRY = Duration.ofMillis(2);

    private static final Duration LONGEST_RETRY = Duration.ofSeconds(4);

    private final FeedReader reader;
    private final FeedSignal signal;

    LongPoll(FeedReader reader, FeedSignal signal) {
        this.reader = reader;
        this.signal = signal;
    }

    /**
     * Reads what follows the position; waits for a first event if there is none.
     *
     * @throws dev.flywheel.domain.ProblemException 410 when events after the position are no longer kept
     */
    Slice read(Position after, int limit, Duration patience) throws InterruptedException {
        return read(after, limit, patience, new Waiting());
    }

    /**
     * The same.
     *
     * @param waiting by which the wait can be ended; what is read from the database is read to its end
     */
    Slice read(Position after, int limit, Duration patience, Waiting waiting) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long seen = signal.count();
        List<FeedReader.Row> rows = reader.read(after, limit);
        if (!rows.isEmpty()) {
            return new Slice(rows, rows.size() == limit);
        }
        boolean hidden = reader.anyAfter(after);
        Duration retry = FIRST_RETRY;
        long left = deadline - System.nanoTime();
        while (rows.isEmpty() && left > 0 && signal.isRunning()) {
            long known = seen;
            Duration pause = hidden ? min(retry, Duration.ofNanos(left)) : Duration.ofNanos(left);
            boolean woken = waiting.during(() -> signal.await(known, pause));
            if (!woken && !hidden) {
                break; // Nothing happened, so there is nothing to look for.
            }
            hidden = true;
            retry = woken ? FIRST_RETRY : min(retry.multipliedBy(2), LONGEST_RETRY);
            seen = signal.count();
            rows = reader.read(after, limit);
            left = deadline - System.nanoTime();
        }
        return new Slice(rows, rows.isEmpty() ? hidden && reader.anyAfter(after) : rows.size() == limit);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /**
     * @param more true when events exist behind these, readable yet or not
     */
    record Slice(List<FeedReader.Row> rows, boolean more) {}
}
