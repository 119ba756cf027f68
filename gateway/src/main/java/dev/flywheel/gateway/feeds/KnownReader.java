package dev.flywheel.gateway.feeds;

import java.time.Instant;

/**
 * Somebody who reads a service's feed.
 *
 * @param position last event he has applied
 * @param eventsBehind about how many he has not
 * @param seenAt when he was last written down
 */
record KnownReader(String name, String position, long eventsBehind, Instant seenAt) {}
