package dev.flywheel.orders.returns;

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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a refund ends: the money went back and others are told; or the provider refused, or it bounced, and an operator sees to
 * it.
 */
@Component
class Refunding {

    private final OrderBook book;
    private final Returns returns;
    private final ReturnChanges changes;
    private final BouncedRefunds bounces;
    private final EventLog events;
    private final Idempotency idempotency;
    private final Clock clock;

    Refunding(
            OrderBook book,
            Returns returns,
            ReturnChanges changes,
            BouncedRefunds bounces,
            EventLog events,
            Idempotency idempotency,
            Clock clock) {
        this.book = book;
        this.returns = returns;
        this.changes = changes;
        this.bounces = bounces;
        this.events = events;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * The money went back.
     *
     * @param key of the call that asked for the money, to keep its answer; null when a job comes to this
     */
    @Transactional
    public CustomerReturn paid(CustomerReturn back, @Nullable IdempotencyKey key) {
        arrived(back, book.lock(back.order(), null));
        return answered(back, key);
    }

    /**
     * What had been paid bounced: it is owed to the shopper again. The sale stays reversed, and nobody is told of the refund a
     * second time when it is paid once more.
     *
     * @return false when another took it into account before
     */
    @Transactional
    public boolean bounced(BouncedRefunds.Bounce bounce) {
        Order order = book.lock(bounce.order(), null);
        if (!bounces.take(bounce, clock.instant())) {
            return false;
        }
        CustomerReturn back = returns.received(bounce.refund());
        if (back.status() == ReturnStatus.REFUNDING && bounce.key().equals(back.refundKey())) {
            // It bounced before we heard that it was paid.
            arrived(back, order);
        }
        changes.bounce(bounce);
        return true;
    }

    private void arrived(CustomerReturn back, Order order) {
        Instant now = clock.instant();
        if (changes.refund(back, now) && back.asking().asked() == null) {
            events.append(back.refunded(order, now));
        }
    }

    @Transactional
    public CustomerReturn refused(CustomerReturn back, String failure, @Nullable IdempotencyKey key) {
        book.lock(back.order(), null);
        changes.fail(back, failure);
        return answered(back, key);
    }

    /**
     * An operator paid the shopper in another way. Only a refund that was refused for good, or bounced, is settled like this,
     * so the provider cannot pay it as well; what follows for seller and books is as after any refund.
     *
     * @param how e.g. {@code bank transfer of 2026-11-23, reference 4711}
     */
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
        if (!back.hasBounced()) {
            events.append(back.refunded(order, now));
        }
        RefundEntry.settled(back, order, now).ifPresent(events::append);
        return ReturnView.of(returns.received(id));
    }

    private CustomerReturn answered(CustomerReturn back, @Nullable IdempotencyKey key) {
        CustomerReturn now = Objects.requireNonNull(returns.find(back.id()));
        if (key != null && key.value() != null) {
            idempotency.answer(key, ReturnView.of(now));
        }
        return now;
    }
}
