package dev.flywheel.gateway.feeds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feed that a service hears.
 *
 * @param name of the subscription, unique in the service
 * @param source the service it comes from
 * @param position last event applied; {@code 0-0} at the beginning
 * @param applied events since it began, replays included
 * @param lagSeconds since when there is more to read than was read
 * @param failingSince since when one event, or a refusal of the source, holds it
 * @param replayable whether it can be read again from the beginning
 */
record HeardFeed(
        String name,
        String source,
        String position,
        long applied,
        long lagSeconds,
        @Nullable Instant failingSince,
        @Nullable String lastError,
        boolean replayable) {}
