package dev.flywheel.service.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps one subscription running on a virtual thread: long poll, apply, again; backs off while it fails. */
final class FeedLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(FeedLoop.class);
    private static final int LONG_POLL_SECONDS = 20;
    private static final Duration LINGER = Duration.ofMillis(3);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration LAST_BACKOFF = Duration.ofSeconds(2);

    private final FeedConsumer consumer;
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile boolean stopped;
    private Duration backoff = FIRST_BACKOFF;
    private String lastFailure = "";

    FeedLoop(FeedConsumer consumer, JdbcClient jdbc, Clock clock) {
        this.consumer = consumer;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void stop() {
        stopped = true;
        consumer.waiting().end();
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                consumer.poll(LONG_POLL_SECONDS);
                backoff = FIRST_BACKOFF;
                lastFailure = "";
                pause(LINGER);
            } catch (RuntimeException failure) {
                if (!stopped) {
                    failed(failure);
                }
            }
        }
    }

    private void failed(RuntimeException failure) {
        if (!lastFailure.equals(String.valueOf(failure.getMessage()))) {
            lastFailure = String.valueOf(failure.getMessage());
            log.info("feed of {} waits: {}", consumer.source(), lastFailure);
        }
        if (failure instanceof FeedConsumer.FeedFailure) {
            log.error("an event holds the feed {}", consumer.name(), failure);
            record(failure);
        }
        pause(backoff);
        backoff = backoff.multipliedBy(2).compareTo(LAST_BACKOFF) < 0 ? backoff.multipliedBy(2) : LAST_BACKOFF;
    }

    private void pause(Duration pause) {
        consumer.waiting().during(() -> {
            try {
                Thread.sleep(pause);
                return true;
            } catch (InterruptedException woken) {
                return false;
            }
        });
    }

    private void record(RuntimeException failure) {
        try {
            jdbc.sql("""
                    UPDATE feed_cursor SET failing_since = coalesce(failing_since, ?), last_error = ?
                    WHERE subscription = ?""")
                    .params(
                            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                            String.valueOf(failure.getMessage()),
                            consumer.name())
                    .update();
        } catch (RuntimeException databaseAway) {
            log.debug("could not record the failure", databaseAway);
        }
    }
}
