package dev.flywheel.service.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one subscription gets on in this process, for health and metrics. */
final class FeedStanding {

    private final Clock clock;
    private long applied;
    private @Nullable Instant behindSince;
    private @Nullable Instant failingSince;
    private String error = "";

    FeedStanding(Clock clock) {
        this.clock = clock;
    }

    synchronized void applied(int events) {
        applied += events;
    }

    /** A page was read and applied. */
    synchronized void read(boolean more) {
        failingSince = null;
        error = "";
        if (!more) {
            behindSince = null;
        } else if (behindSince == null) {
            behindSince = clock.instant();
        }
    }

    /** The other side did not answer, or the database did not; nobody knows what there is to read. */
    synchronized void unanswered() {
        if (behindSince == null) {
            behindSince = clock.instant();
        }
    }

    /** Trying again will not do: an event cannot be applied, or the other side refuses. */
    synchronized void held(String why) {
        unanswered();
        error = why;
        if (failingSince == null) {
            failingSince = clock.instant();
        }
    }

    /** Events applied by this process. */
    synchronized long applied() {
        return applied;
    }

    /** How long ago it had read everything there was; zero when it has now. */
    synchronized Duration lag() {
        return since(behindSince);
    }

    synchronized Duration failing() {
        return since(failingSince);
    }

    synchronized boolean isFailing() {
        return failingSince != null;
    }

    synchronized String error() {
        return error;
    }

    private Duration since(@Nullable Instant begin) {
        return begin == null ? Duration.ZERO : Duration.between(begin, clock.instant());
    }
}
