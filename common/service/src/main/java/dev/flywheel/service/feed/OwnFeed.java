package dev.flywheel.service.feed;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.NullNode;

/**
 * Reads this service's own log where it lies: who follows his own facts needs neither HTTP nor a token. Of the types that the
 * subscription does not listen to, the content is left unread, since most of a log concerns few of its readers.
 */
final class OwnFeed implements FeedClient {

    private final LongPoll log;
    private final KnownReaders readers;
    private final String service;
    private final FeedSubscription subscription;
    private final String reader;
    private final ObjectMapper json;

    OwnFeed(LongPoll log, KnownReaders readers, String service, FeedSubscription subscription, ObjectMapper json) {
        this.log = log;
        this.readers = readers;
        this.service = service;
        this.subscription = subscription;
        this.reader = service + "." + subscription.name();
        this.json = json;
    }

    @Override
    public FeedPage read(String after, int limit, int waitSeconds) {
        return read(after, limit, waitSeconds, new Waiting());
    }

    /** Only the wait for a first event is ended, since an interrupt closes the connection that is read from. */
    @Override
    public FeedPage read(String after, int limit, int waitSeconds, Waiting waiting) {
        Position from = Position.parse(after);
        readers.needs(reader, from);
        try {
            LongPoll.Slice slice = log.read(from, limit, Duration.ofSeconds(waitSeconds), waiting);
            List<FeedEvent> events = slice.rows().stream().map(this::event).toList();
            return new FeedPage(events, slice.more());
        } catch (InterruptedException ended) {
            if (!waiting.wasEnded()) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("the wait for own facts was ended", ended);
        }
    }

    private FeedEvent event(FeedReader.Row row) {
        return new FeedEvent(
                "1.0",
                row.position().toString(),
                row.id(),
                service,
                row.type(),
                row.subject(),
                row.occurredAt(),
                subscription.hears(row.type()) ? json.readTree(row.data()) : NullNode.getInstance());
    }
}
