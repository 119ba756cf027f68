package dev.flywheel.orders.cancellation;

import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.order.LineChange;
import dev.flywheel.orders.order.OpenUnits;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.order.OrderLists;
import dev.flywheel.orders.order.OrderStatus;
import dev.flywheel.orders.order.OrderView;
import dev.flywheel.orders.order.Part;
import dev.flywheel.orders.payment.Releases;
import dev.flywheel.orders.stock.Stock;
import dev.flywheel.service.feed.EventLog;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cancels what is not packed yet, in one transaction: the units leave the order, their stock is free. When nothing is left to
 * send, the money that was held for them is noted to be let go; that happens after the commit, or by the job after a kill.
 */
@Component
class Cancellation {

    private final OrderBook book;
    private final OrderLists lists;
    private final Stock stock;
    private final Releases releases;
    private final EventLog events;
    private final Idempotency idempotency;
    private final Clock clock;

    Cancellation(
            OrderBook book,
            OrderLists lists,
            Stock stock,
            Releases releases,
            EventLog events,
            Idempotency idempotency,
            Clock clock) {
        this.book = book;
        this.lists = lists;
        this.stock = stock;
        this.releases = releases;
        this.events = events;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Cancels all open units of the owner's order, or those he names. Call {@link Releases#attempt} afterwards. */
    @Transactional
    public Answer<OrderView> cancel(
            OrderId id, AccountId owner, IdempotencyKey key, CancellationController.Wanted wanted) {
        Order order = book.lock(id, owner);
        return idempotency.once(key, wanted, OrderView.class, () -> cancel(order, wanted));
    }

    private OrderView cancel(Order order, CancellationController.Wanted wanted) {
        if (order.status() == OrderStatus.PENDING_PAYMENT) {
            throw new ProblemException(
                    OrdersError.PAYMENT_PENDING,
                    "repeat this in a moment: finance has not answered for order " + order.id());
        }
        List<Part> parts = OpenUnits.choose(order.lines(), wanted.lines());
        Order after =
                book.change(order, parts.stream().map(LineChange::cancelled).toList());
        releases.noteIfNothingFollows(after);
        events.append(new OrderCancelled(
                order.id(),
                order.account(),
                clock.instant(),
                parts.stream().map(Part::ref).toList()));
        stock.release(order.reference(), Order.quantities(parts));
        return lists.one(order.id(), null);
    }
}
