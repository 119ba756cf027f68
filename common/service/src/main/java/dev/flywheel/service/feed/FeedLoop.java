package dev.flywheel.service.feed;

import dev.flywheel.service.web.TraceId;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one subscription running on a virtual thread: long poll, apply, again; backs off while it fails. */
final class FeedLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(FeedLoop.class);
    private static final int LONG_POLL_SECONDS = 25;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration LAST_BACKOFF = Duration.ofSeconds(2);

    private final FeedConsumer consumer;
    private final FeedCursors cursors;
    private final Clock clock;
    private final Waiting waiting = new Waiting();
    private final Pace pace = new Pace();
    private volatile boolean stopped;
    private Duration backoff = FIRST_BACKOFF;
    private String lastFailure = "";
    /** At first it may have been written by the process before this one. */
    private boolean mayBeWrittenAsFailing = true;

    FeedLoop(FeedConsumer consumer, FeedCursors cursors, Clock clock) {
        this.consumer = consumer;
        this.cursors = cursors;
        this.clock = clock;
    }

    void stop() {
        stopped = true;
        wake();
    }

    /** The cursor was moved by somebody else; waiting for what comes after its old place is of no use. */
    void wake() {
        waiting.end();
    }

    boolean runs(FeedConsumer which) {
        return consumer == which;
    }

    @Override
    public void run() {
        while (goesOn()) {
            // A trace for each page: its log lines, the call for it, and the events that follow from it.
            try (TraceId.Scope page = TraceId.open(null)) {
                pause(next());
            }
        }
    }

    private boolean goesOn() {
        // In this order, so that no stop is overlooked.
        waiting.begin();
        return !stopped;
    }

    /** Reads and applies a page; answers how long to wait before the next. */
    private Duration next() {
        try {
            FeedConsumer.Progress progress = consumer.poll(LONG_POLL_SECONDS, waiting);
            if (mayBeWrittenAsFailing) {
                cursors.recovered(consumer.name());
                mayBeWrittenAsFailing = false;
            }
            backoff = FIRST_BACKOFF;
            lastFailure = "";
            return pace.after(progress.more(), System.nanoTime());
        } catch (RuntimeException failure) {
            return waiting.wasEnded() ? Duration.ZERO : failed(failure);
        }
    }

    private Duration failed(RuntimeException failure) {
        boolean held = consumer.standing().isFailing();
        String why = held ? consumer.standing().error() : String.valueOf(failure.getMessage());
        if (!why.equals(lastFailure)) {
            lastFailure = why;
            if (held) {
                log.error("the feed {} is held", consumer.name(), failure);
                write(why);
            } else {
                log.info("the feed {} waits: {}", consumer.name(), why);
            }
        }
        Duration pause = backoff;
        backoff = backoff.multipliedBy(2).compareTo(LAST_BACKOFF) < 0 ? backoff.multipliedBy(2) : LAST_BACKOFF;
        return pause;
    }

    private void pause(Duration pause) {
        waiting.during(() -> {
            try {
                Thread.sleep(pause);
                return true;
            } catch (InterruptedException woken) {
                return false;
            }
        });
    }

    private void write(String why) {
        mayBeWrittenAsFailing = true;
        try {
            cursors.failing(consumer.name(), clock.instant(), why);
        } catch (RuntimeException databaseAway) {
            lastFailure = "";
            log.debug("could not write the failure down", databaseAway);
        }
    }
}
