package dev.flywheel.service.feed;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * An event as it travels: CloudEvents 1.0 in JSON, with its place in the feed as an extension.
 *
 * @param position place in the feed, to continue after
 * @param source service that stated it
 * @param type simple name of the event's record
 * @param time business time of the statement
 * @param data the event's record; JSON's null where it was read for somebody who does not listen to the type
 */
record FeedEvent(
        String specversion,
        String position,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        JsonNode data) {}
