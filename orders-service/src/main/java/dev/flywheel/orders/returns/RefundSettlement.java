package dev.flywheel.orders.returns;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.service.feed.EventLog;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An operator paid a shopper whom the provider would not pay. One transaction; only a refund that was refused for good is
 * settled like this, so the provider cannot pay it as well.
 */
@Component
class RefundSettlement {

    private final OrderBook book;
    private final Returns returns;
    private final ReturnChanges changes;
    private final EventLog events;
    private final Idempotency idempotency;
    private final Clock clock;

    RefundSettlement(
            OrderBook book,
            Returns returns,
            ReturnChanges changes,
            EventLog events,
            Idempotency idempotency,
            Clock clock) {
        this.book = book;
        this.returns = returns;
        this.changes = changes;
        this.events = events;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Closes a refused refund; what follows for seller and books is as after any refund. */
    @Transactional
    public Answer<ReturnView> settle(UUID id, String how, IdempotencyKey key) {
        Order order = book.lock(returns.received(id).order(), null);
        return idempotency.once(key, how, ReturnView.class, () -> settle(id, how, order));
    }

    private ReturnView settle(UUID id, String how, Order order) {
        Instant now = clock.instant();
        CustomerReturn back = returns.received(id);
        if (back.status() != ReturnStatus.REFUND_FAILED || !changes.settle(id, how, now)) {
            throw new ProblemException(
                    OrdersError.ILLEGAL_STATUS,
                    "refund " + id + " is " + RefundStatus.of(back.status())
                            + "; only a failed one is settled otherwise");
        }
        List<Event> facts = new ArrayList<>(back.refunded(order, now));
        RefundEntry.settled(back, order, now).ifPresent(facts::add);
        events.append(facts);
        return ReturnView.of(returns.received(id));
    }
}
