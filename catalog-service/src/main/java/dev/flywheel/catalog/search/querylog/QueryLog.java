package dev.flywheel.catalog.search.querylog;

import dev.flywheel.catalog.search.ranking.Wording;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts queries in memory and writes them beside the requests, many at once. Under a flood of ever new queries, or
 * without a database, some are not counted: a search never waits for this.
 */
@Component
public class QueryLog {

    static final int LONGEST = 100;

    private static final Logger log = LoggerFactory.getLogger(QueryLog.class);
    private static final int MOST = 5_000;
    private static final int MANY = 200;
    private static final long LATEST = Duration.ofSeconds(5).toNanos();

    private final QueryCounts counts;
    private final Map<String, Tally> waiting = new HashMap<>();
    private final ReentrantLock using = new ReentrantLock();
    private final ReentrantLock storing = new ReentrantLock();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile long written = System.nanoTime();

    QueryLog(QueryCounts counts) {
        this.counts = counts;
    }

    /** What came of a query. */
    public enum Outcome {
        /** Products with every word. */
        FOUND,
        /** Only products that lack a word. */
        PARTIAL,
        NOTHING
    }

    /** Counts a query; long ones and those without words are left out. */
    public void record(String query, Outcome outcome) {
        String text = String.join(" ", Wording.words(query));
        if (text.isEmpty() || text.length() > LONGEST) {
            return;
        }
        int size;
        using.lock();
        try {
            if (waiting.size() < MOST || waiting.containsKey(text)) {
                waiting.merge(text, Tally.of(outcome), Tally::plus);
            }
            size = waiting.size();
        } finally {
            using.unlock();
        }
        boolean due = size >= MANY || System.nanoTime() - written > LATEST;
        if (due && writing.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::writeBeside);
        }
    }

    /** Writes what is waiting. */
    @PreDestroy
    void write() {
        storing.lock();
        try {
            Map<String, Tally> taken;
            using.lock();
            try {
                taken = Map.copyOf(waiting);
                waiting.clear();
            } finally {
                using.unlock();
            }
            written = System.nanoTime();
            counts.add(taken);
        } finally {
            storing.unlock();
        }
    }

    private void writeBeside() {
        try {
            write();
        } catch (RuntimeException failed) {
            log.warn("some queries were not counted: {}", failed.toString());
        } finally {
            writing.set(false);
        }
    }

    /** How often something was asked for, and how often in vain. */
    record Tally(int searches, int partial, int nothing) {

        static Tally of(Outcome outcome) {
            return new Tally(1, outcome == Outcome.PARTIAL ? 1 : 0, outcome == Outcome.NOTHING ? 1 : 0);
        }

        Tally plus(Tally other) {
            return new Tally(searches + other.searches, partial + other.partial, nothing + other.nothing);
        }
    }
}
