package dev.flywheel.service.feed;

/** Reads a page of a feed. */
@FunctionalInterface
interface FeedClient {

    /**
     * @param after position of the last event applied
     * @param waitSeconds how long the other side may wait for a first event
     */
    FeedPage read(String after, int limit, int waitSeconds);

    /**
     * The same.
     *
     * @param waiting by which it can be ended
     */
    default FeedPage read(String after, int limit, int waitSeconds, Waiting waiting) {
        return waiting.during(() -> read(after, limit, waitSeconds));
    }
}
