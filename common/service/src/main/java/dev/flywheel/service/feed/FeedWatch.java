package dev.flywheel.service.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Behind the signal, for events that another replica committed: looks every few seconds whether the log has grown, once for
 * all readers that wait, and not at all while none does.
 */
final class FeedWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FeedWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(4);

    private final FeedReader reader;
    private final FeedSignal signal;
    private final Duration every;
    private volatile @Nullable Thread thread;
    private Position last = Position.START;

    FeedWatch(FeedReader reader, FeedSignal signal) {
        this(reader, signal, EVERY);
    }

    FeedWatch(FeedReader reader, FeedSignal signal, Duration every) {
        this.reader = reader;
        this.signal = signal;
        this.every = every;
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                Thread.sleep(every);
                look();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException databaseAway) {
                log.debug("could not look at the log", databaseAway);
            }
        }
    }

    private void look() {
        if (!signal.isAwaited()) {
            return;
        }
        Position head = reader.head();
        if (!head.equals(last)) {
            last = head;
            signal.raise();
        }
    }

    @Override
    public void start() {
        Thread watch = Thread.ofVirtual().name("feed-watch").unstarted(this::run);
        thread = watch;
        watch.start();
    }

    @Override
    public void stop() {
        // Not interrupted, which would close the connection it may be using; it sees within seconds that it is over.
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
