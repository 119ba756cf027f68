package dev.flywheel.orders.trace;

import dev.flywheel.contracts.ads.Attributions;
import dev.flywheel.contracts.ads.Attributions.Attribution;
import dev.flywheel.contracts.finance.Journal;
import dev.flywheel.contracts.finance.Journal.Posting;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.service.feed.FeedDelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the books and the advertising about an order, outside any transaction; does without who is away. */
@Component
class Tracing {

    private static final Logger LOG = LoggerFactory.getLogger(Tracing.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final OrderBook book;
    private final OwnAccount own;
    private final Journal journal;
    private final Attributions attributions;
    private final FeedDelivery delivery;

    Tracing(OrderBook book, OwnAccount own, Journal journal, Attributions attributions, FeedDelivery delivery) {
        this.book = book;
        this.own = own;
        this.journal = journal;
        this.attributions = attributions;
        this.delivery = delivery;
    }

    /** The trace of an order; {@code owner} is null for those who may see any. */
    MoneyTrace trace(OrderId id, @Nullable AccountId owner) {
        Order order = book.get(id, owner);
        MoneyTrace.Paid paid = own.of(id, order.currency());
        // What was stated a moment ago shall be in the books that are asked now.
        delivery.await(PATIENCE);
        List<String> unavailable = new ArrayList<>();
        List<Posting> postings = ask("finance", () -> journal.of(order.reference()), unavailable);
        List<Attribution> clicks = ask("ads", () -> attributions.of(id), unavailable);
        List<Posting> known = Objects.requireNonNullElse(postings, List.of());
        return new MoneyTrace(
                id,
                order.currency().getCurrencyCode(),
                paid,
                MoneyTrace.parts(known, order.currency()),
                order.total().waived(),
                Objects.requireNonNullElse(clicks, List.of()),
                MoneyTrace.entries(known),
                postings == null ? null : MoneyTrace.addsUp(paid, postings, order.currency()),
                unavailable);
    }

    /** Null when the service is away, which is noted. */
    private static <T> @Nullable T ask(String service, Supplier<T> question, List<String> unavailable) {
        try {
            return question.get();
        } catch (ProblemException away) {
            LOG.info("trace without {}: {}", service, away.toString());
            unavailable.add(service);
            return null;
        }
    }
}
