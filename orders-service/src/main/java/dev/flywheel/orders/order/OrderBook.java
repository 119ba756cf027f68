package dev.flywheel.orders.order;

import dev.flywheel.contracts.finance.Payments.NextAction;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.service.feed.EventLog;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders, and the only writer of them.
 *
 * <p>What happens to an order happens in its turn and under its row's lock, and both are the first thing its transaction
 * takes: before stock, so that nobody waits in a circle, and before anything is written, so that the events of one order
 * stand in the feed in the order in which they happened.
 */
@Component
public class OrderBook {

    private final Orders orders;
    private final NewOrders newOrders;
    private final OrderChanges changes;
    private final EventLog events;
    private final OrderJson json;

    OrderBook(Orders orders, NewOrders newOrders, OrderChanges changes, EventLog events, OrderJson json) {
        this.json = json;
        this.orders = orders;
        this.newOrders = newOrders;
        this.changes = changes;
        this.events = events;
    }

    /**
     * Writes a new unpaid order.
     *
     * @param means what finance is asked with; forgotten as soon as it has answered
     * @param attemptAt until then its caller sees to the payment, afterwards anyone may
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(Order order, Means means, Instant attemptAt) {
        newOrders.insert(order, means, attemptAt);
    }

    /** True when this call made it PLACED. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean place(OrderId id, @Nullable PaymentId payment, Instant at) {
        return changes.place(id, payment, at);
    }

    /** The shopper has a further step to do; others look how that went from then on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean await(OrderId id, PaymentId payment, NextAction action, Instant lookAgain) {
        return changes.await(id, payment, json.write(action), lookAgain);
    }

    /** Cancels an unpaid order with all its lines. True when this call did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean abandon(Order order, String reason) {
        return changes.abandon(order.id(), reason) && cancelled(order);
    }

    /** The same, but only while finance certainly was not asked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean giveUp(Order order, String reason) {
        return changes.giveUp(order.id(), reason) && cancelled(order);
    }

    private boolean cancelled(Order order) {
        changes.apply(
                order.id(),
                order.lines().stream()
                        .map(OrderLine::whole)
                        .map(LineChange::cancelled)
                        .toList());
        return true;
    }

    /** An order as it is, without locking it. */
    @Transactional(readOnly = true)
    public Optional<Order> find(OrderId id) {
        return Optional.ofNullable(orders.find(id));
    }

    /** An order of this shopper; another's is not there. */
    @Transactional(readOnly = true)
    public Order get(OrderId id, @Nullable AccountId owner) {
        return visible(orders.find(id), id, owner);
    }

    @Transactional(readOnly = true)
    public Map<OrderId, Order> find(Collection<OrderId> ids) {
        Map<OrderId, Order> found = new HashMap<>();
        orders.withLines(List.copyOf(ids)).forEach(order -> found.put(order.id(), order));
        return found;
    }

    /**
     * The orders that facts are about, read together.
     *
     * @param id what the fact is about, e.g. a parcel
     */
    @Transactional(readOnly = true)
    public <F> Map<UUID, Order> ofFacts(List<F> facts, Function<F, UUID> id, Function<F, OrderId> of) {
        Map<OrderId, Order> found = find(facts.stream().map(of).distinct().toList());
        Map<UUID, Order> orders = new HashMap<>();
        facts.forEach(fact -> orders.put(id.apply(fact), Objects.requireNonNull(found.get(of.apply(fact)))));
        return orders;
    }

    /**
     * Locks an order for a change; call it first in the transaction.
     *
     * @param owner whose order it must be; null for those who may touch any
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Order lock(OrderId id, @Nullable AccountId owner) {
        events.takeTurn("order:" + id);
        return visible(orders.lock(id), id, owner);
    }

    /**
     * Changes the lines of a locked, paid order; its status follows from them.
     *
     * @return the order afterwards
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Order change(Order order, List<LineChange> lineChanges) {
        Map<UUID, LineChange> byLine = new HashMap<>();
        lineChanges.forEach(change -> byLine.put(change.line(), change));
        List<OrderLine> lines = order.lines().stream()
                .map(line -> byLine.containsKey(line.id()) ? line.after(byLine.get(line.id())) : line)
                .toList();
        if (changes.apply(order.id(), lineChanges) != lineChanges.size()) {
            throw new IllegalStateException(order.reference() + " has not all of the lines to change");
        }
        OrderStatus next =
                OrderStatus.of(lines.stream().map(OrderLine::progress).toList());
        if (next != order.status()) {
            become(order, next);
        }
        return order.with(next, lines);
    }

    private void become(Order order, OrderStatus next) {
        if (!order.status().canBecome(next) || !changes.become(order.id(), order.status(), next)) {
            throw new ProblemException(
                    OrdersError.ILLEGAL_STATUS,
                    "order " + order.id() + " is " + order.status() + " and cannot become " + next);
        }
    }

    private static Order visible(@Nullable Order order, OrderId id, @Nullable AccountId owner) {
        if (order == null || (owner != null && !order.account().equals(owner))) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no order " + id);
        }
        return order;
    }
}
