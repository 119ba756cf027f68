package dev.flywheel.service.feed;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.service.client.RemoteProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Applies one subscription: a page's effects and the cursor commit together, or not at all. */
final class FeedConsumer {

    private static final Logger log = LoggerFactory.getLogger(FeedConsumer.class);
    private static final int PAGE = 500;

    private final FeedSubscription subscription;
    private final FeedClient client;
    private final FeedCursors cursors;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final FeedStanding standing;
    private final AtomicLong handled = new AtomicLong();

    FeedConsumer(
            FeedSubscription subscription,
            FeedClient client,
            FeedCursors cursors,
            TransactionTemplate transaction,
            ObjectMapper json,
            FeedStanding standing) {
        this.subscription = subscription;
        this.client = client;
        this.cursors = cursors;
        this.transaction = transaction;
        this.json = json;
        this.standing = standing;
    }

    String name() {
        return subscription.name();
    }

    String source() {
        return subscription.source();
    }

    boolean isReplayable() {
        return subscription.reset() != null;
    }

    FeedStanding standing() {
        return standing;
    }

    /** Events handed on in this process so far, counted before others can see what came of them. */
    long handled() {
        return handled.get();
    }

    void register() {
        cursors.register(name());
    }

    /** Reads and applies what is there, a page at most. */
    Progress poll() {
        return poll(0, new Waiting());
    }

    /**
     * Reads and applies one page. Reading happens before the transaction, so a slow provider holds nothing here.
     *
     * @param waiting by which the reading can be ended; work with the database is left to finish
     */
    Progress poll(int waitSeconds, Waiting waiting) {
        try {
            Progress progress = readAndApply(waitSeconds, waiting);
            standing.read(progress.more());
            return progress;
        } catch (RemoteProblem refused) {
            standing.held(refused.service() + " answered " + refused.status() + " " + refused.remoteCode() + ": "
                    + refused.detail());
            throw refused;
        } catch (FeedFailure event) {
            standing.held(String.valueOf(event.getMessage()));
            throw event;
        } catch (RuntimeException away) {
            standing.unanswered();
            throw away;
        }
    }

    private Progress readAndApply(int waitSeconds, Waiting waiting) {
        String from = cursors.position(name());
        FeedPage page = client.read(from, PAGE, waitSeconds, waiting);
        if (page.events().isEmpty()) {
            return new Progress(0, page.more());
        }
        int applied = apply(from, page.events());
        // Nothing applied: somebody else moves the cursor just now, perhaps not as far as this page went.
        return new Progress(applied, page.more() || applied == 0);
    }

    /**
     * Starts over: forgets what was heard and moves the cursor to the beginning.
     *
     * @throws ProblemException 409 when the subscription cannot forget, or the source no longer has its first events
     */
    void replay() {
        Runnable reset = subscription.reset();
        if (reset == null) {
            throw new ProblemException(
                    CommonError.CONFLICT,
                    "subscription " + name() + " cannot be replayed: what it heard is not to be forgotten");
        }
        requireTheBeginning();
        transaction.executeWithoutResult(status -> {
            cursors.lock(name());
            reset.run();
            cursors.move(name(), Position.START.toString(), 0);
        });
    }

    /** Asked before anything is forgotten; from then on the source keeps its events for this reader. */
    private void requireTheBeginning() {
        try {
            client.read(Position.START.toString(), 1, 0);
        } catch (RemoteProblem refused) {
            throw new ProblemException(
                    CommonError.CONFLICT,
                    "subscription " + name() + " cannot be replayed: " + source() + " answered " + refused.status()
                            + ", " + refused.detail());
        }
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
        if (events.stream().noneMatch(event -> subscription.hears(event.type()))) {
            return passed(from, events);
        }
        int applied = Objects.requireNonNull(transaction.execute(status -> {
            if (!cursors.lock(name()).equals(from)) {
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
            cursors.move(name(), events.getLast().position(), events.size());
            handled.addAndGet(events.size());
            return events.size();
        }));
        standing.applied(applied);
        return applied;
    }

    /** Nothing is to be done about any of them, so it takes neither a transaction of several statements nor a lock. */
    private int passed(String from, List<FeedEvent> events) {
        int passed = cursors.pass(name(), from, events.getLast().position(), events.size()) ? events.size() : 0;
        handled.addAndGet(passed);
        standing.applied(passed);
        return passed;
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
