package dev.flywheel.service.feed;

import java.util.List;

/**
 * What a feed answers.
 *
 * @param events oldest first
 * @param more true when events exist behind this page, even if a running transaction still hides them
 */
record FeedPage(List<FeedEvent> events, boolean more) {}
