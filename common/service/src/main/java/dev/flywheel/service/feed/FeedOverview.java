package dev.flywheel.service.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this service hears and who hears it, for operators; the gateway asks. */
@RestController
@RequestMapping("/internal/feeds")
class FeedOverview {

    private final Feeds feeds;
    private final FeedCursors cursors;
    private final FeedReader log;
    private final KnownReaders readers;

    FeedOverview(Feeds feeds, FeedCursors cursors, FeedReader log, KnownReaders readers) {
        this.feeds = feeds;
        this.cursors = cursors;
        this.log = log;
        this.readers = readers;
    }

    @GetMapping
    Overview all() {
        Position head = log.head();
        Position trimmed = log.trimmed();
        return new Overview(
                subscriptions(),
                readers.list().stream().map(reader -> reader(reader, head)).toList(),
                trimmed == null ? null : trimmed.toString());
    }

    /** Begins to read a subscription again from its beginning; answers how it stands then. */
    @PostMapping("/{subscription}/replay")
    Subscription replay(@PathVariable String subscription) {
        feeds.replay(subscription);
        return subscriptions().stream()
                .filter(one -> one.name().equals(subscription))
                .findFirst()
                .orElseThrow();
    }

    private List<Subscription> subscriptions() {
        return cursors.list().stream()
                .flatMap(row -> feeds.consumers().stream()
                        .filter(consumer -> consumer.name().equals(row.subscription()))
                        .map(consumer -> subscription(consumer, row)))
                .sorted(Comparator.comparing(Subscription::name))
                .toList();
    }

    private static Subscription subscription(FeedConsumer consumer, FeedCursors.Row row) {
        return new Subscription(
                consumer.name(),
                consumer.source(),
                row.position(),
                row.applied(),
                consumer.standing().lag().toSeconds(),
                row.failingSince(),
                row.lastError(),
                consumer.isReplayable());
    }

    private static Reader reader(KnownReaders.Reader reader, Position head) {
        long behind = reader.position().compareTo(head) >= 0
                ? 0
                : Math.max(1, head.seq() - reader.position().seq());
        return new Reader(reader.name(), reader.position().toString(), behind, reader.seenAt());
    }

    /**
     * @param trimmedTo position of the last event that is no longer kept; null while all are
     */
    record Overview(
            List<Subscription> subscriptions,
            List<Reader> readers,
            @Nullable String trimmedTo) {}

    /**
     * @param position last event applied
     * @param applied events since it began, replays included
     * @param lagSeconds since when there is more to read than was read
     * @param failingSince since when one event, or a refusal of the other side, holds it
     */
    record Subscription(
            String name,
            String source,
            String position,
            long applied,
            long lagSeconds,
            @Nullable Instant failingSince,
            @Nullable String lastError,
            boolean replayable) {}

    /**
     * @param position last event he has applied
     * @param eventsBehind about how many he has not; rolled back ones count
     * @param seenAt when he was last written down, which happens every ten minutes at least while he is there
     */
    record Reader(String name, String position, long eventsBehind, Instant seenAt) {}
}
