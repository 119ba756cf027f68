package dev.flywheel.service.feed;

import dev.flywheel.domain.ErrorCode;

/** Problems of who reads a feed. */
enum FeedError implements ErrorCode {
    EVENTS_GONE(410, "These events are no longer kept");

    private final int status;
    private final String title;

    FeedError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
