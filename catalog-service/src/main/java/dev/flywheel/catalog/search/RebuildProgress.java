package dev.flywheel.catalog.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the building of an index has come.
 *
 * @param reason why it is built, for people
 * @param done products looked at
 * @param total products to look at; grows when products change meanwhile
 * @param finished when searches were moved to the new index, or when it was given up
 * @param error why it was given up
 */
record RebuildProgress(
        State state,
        @Nullable String reason,
        long done,
        long total,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable String error) {

    /** Where a rebuild can be. */
    enum State {
        /** None since the service started. */
        NONE,
        RUNNING,
        COMPLETED,
        FAILED
    }

    static RebuildProgress none() {
        return new RebuildProgress(State.NONE, null, 0, 0, null, null, null);
    }

    static RebuildProgress of(String reason, Instant started) {
        return new RebuildProgress(State.RUNNING, reason, 0, 0, started, null, null);
    }

    RebuildProgress outOf(long products) {
        return new RebuildProgress(state, reason, done, products, started, finished, error);
    }

    RebuildProgress with(long more) {
        long reached = done + more;
        return new RebuildProgress(state, reason, reached, Math.max(total, reached), started, finished, error);
    }

    RebuildProgress completed(Instant at) {
        return new RebuildProgress(State.COMPLETED, reason, done, done, started, at, null);
    }

    RebuildProgress failed(Instant at, String why) {
        return new RebuildProgress(State.FAILED, reason, done, total, started, at, why);
    }
}
