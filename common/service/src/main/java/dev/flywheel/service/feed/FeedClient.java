package dev.flywheel.service.feed;

/** Reads a page of another service's feed over HTTP. */
@FunctionalInterface
interface FeedClient {

    /**
     * @param after position of the last event applied
     * @param waitSeconds how long the other side may wait for a first event
     */
    FeedPage read(String after, int limit, int waitSeconds);
}
