package dev.flywheel.gateway.feeds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service's part in the feeds.
 *
 * @param answered false when it is away, and nothing is known of its feeds
 * @param subscriptions what it hears
 * @param readers who hears it
 * @param trimmedTo position of the last event of its own feed that is no longer kept; null while all are
 */
record FeedsOfService(
        String service,
        boolean answered,
        List<HeardFeed> subscriptions,
        List<KnownReader> readers,
        @Nullable String trimmedTo) {}
