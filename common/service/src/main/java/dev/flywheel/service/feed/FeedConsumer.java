package dev.flywheel.service.feed;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Applies one subscription: a page's effects and the cursor commit together, or not at all. */
final class FeedConsumer {

    private static final Logger log = LoggerFactory.getLogger(FeedConsumer.class);
    private static final int PAGE = 500;

    private final FeedSubscription subscription;
    private final FeedClient client;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final Waiting waiting = new Waiting();

    FeedConsumer(
            FeedSubscription subscription,
            FeedClient client,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ObjectMapper json) {
        this.subscription = subscription;
        this.client = client;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
    }

    String name() {
        return subscription.name();
    }

    String source() {
        return subscription.source();
    }

    /** Ends a long poll that is under way; work with the database is left to finish. */
    Waiting waiting() {
        return waiting;
    }

    void register() {
        jdbc.sql("INSERT INTO feed_cursor (subscription, position) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(name(), Position.START.toString())
                .update();
    }

    /** Reads and applies one page. Reading happens before the transaction, so a slow provider holds nothing here. */
    Progress poll(int waitSeconds) {
        String from = jdbc.sql("SELECT position FROM feed_cursor WHERE subscription = ?")
                .param(name())
                .query(String.class)
                .single();
        FeedPage page = waiting.during(() -> client.read(from, PAGE, waitSeconds));
        if (page.events().isEmpty()) {
            return new Progress(0, page.more());
        }
        return new Progress(apply(from, page.events()), page.more());
    }

    /** Starts over: forgets what was heard and moves the cursor to the beginning. */
    void replay() {
        Runnable reset = subscription.reset();
        if (reset == null) {
            throw new ProblemException(CommonError.CONFLICT, "subscription " + name() + " cannot be replayed");
        }
        transaction.executeWithoutResult(status -> {
            lock();
            reset.run();
            move(Position.START.toString(), 0);
        });
    }

    private int apply(String from, List<FeedEvent> events) {
        try {
            return applyTogether(from, events);
        } catch (RuntimeException failure) {
            if (events.size() == 1) {
                throw new FeedFailure(events.getFirst(), failure);
            }
            // One event of the page fails: apply those before it one by one, so that exactly that one holds the feed.
            log.debug("page of {} failed, going one by one", name(), failure);
            String position = from;
            for (FeedEvent event : events) {
                apply(position, List.of(event));
                position = event.position();
            }
            return events.size();
        }
    }

    private int applyTogether(String from, List<FeedEvent> events) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!lock().equals(from)) {
                return 0; // Another replica was faster; what it applied is not applied again.
            }
            int start = 0;
            for (int end = 1; end <= events.size(); end++) {
                if (end == events.size()
                        || !events.get(end).type().equals(events.get(start).type())) {
                    handle(events.subList(start, end));
                    start = end;
                }
            }
            move(events.getLast().position(), events.size());
            return events.size();
        }));
    }

    private void handle(List<FeedEvent> sameType) {
        FeedSubscription.Handler<?> handler =
                subscription.handler(sameType.getFirst().type());
        if (handler != null) {
            dispatch(handler, sameType);
        }
    }

    private <E extends Event> void dispatch(FeedSubscription.Handler<E> handler, List<FeedEvent> events) {
        List<E> facts = new ArrayList<>(events.size());
        for (FeedEvent event : events) {
            facts.add(json.treeToValue(event.data(), handler.type()));
        }
        handler.consumer().accept(facts);
    }

    private String lock() {
        return jdbc.sql("SELECT position FROM feed_cursor WHERE subscription = ? FOR UPDATE")
                .param(name())
                .query(String.class)
                .single();
    }

    private void move(String position, int applied) {
        jdbc.sql("""
                UPDATE feed_cursor SET position = ?, applied = applied + ?, failing_since = NULL, last_error = NULL
                WHERE subscription = ?""").params(position, applied, name()).update();
    }

    /**
     * @param applied events applied by this poll
     * @param more true when there is, or will be in a moment, more to read
     */
    record Progress(int applied, boolean more) {}

    /** One event could not be applied; it holds the feed until it can. */
    static final class FeedFailure extends RuntimeException {
        FeedFailure(FeedEvent event, RuntimeException cause) {
            super(
                    "event " + event.position() + " " + event.type() + " " + event.subject() + ": "
                            + cause.getMessage(),
                    cause);
        }
    }
}
