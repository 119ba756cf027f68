package dev.flywheel.orders.checkout;

import dev.flywheel.contracts.finance.Payments.NextAction;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.orders.cart.CartItem;
import dev.flywheel.orders.cart.Carts;
import dev.flywheel.orders.cart.Gift;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.order.OrderLine;
import dev.flywheel.orders.payment.Releases;
import dev.flywheel.orders.promotion.Promotions;
import dev.flywheel.orders.stock.Stock;
import dev.flywheel.service.feed.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** T2, the second of a checkout's two transactions. Whoever comes second, of two that close the same order, does nothing. */
@Component
class CheckoutClosing {

    /** The shopper asks himself when he is done; this is for those who do not come back. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final OrderBook book;
    private final Stock stock;
    private final Carts carts;
    private final Promotions promotions;
    private final EventLog events;
    private final Releases releases;
    private final Clock clock;

    CheckoutClosing(
            OrderBook book,
            Stock stock,
            Carts carts,
            Promotions promotions,
            EventLog events,
            Releases releases,
            Clock clock) {
        this.promotions = promotions;
        this.book = book;
        this.stock = stock;
        this.carts = carts;
        this.events = events;
        this.releases = releases;
        this.clock = clock;
    }

    /** The money is held: the order stands. Returns the order as it then is. */
    @Transactional
    public Order paid(Order order, @Nullable PaymentId payment) {
        Instant now = clock.instant();
        if (book.place(order.id(), payment, now)) {
            Order placed = order.placed(payment, now);
            events.append(placed(placed, now));
            return placed;
        }
        Order other = book.get(order.id(), null);
        if (other.placedAt() == null) {
            // It was given up meanwhile, so the money that was held after all is let go.
            releases.note(order.id(), payment);
        }
        return other;
    }

    /** The shopper has a further step to do. Returns the order as it then is. */
    @Transactional
    public Order await(Order order, PaymentId payment, NextAction action) {
        book.await(order.id(), payment, action, clock.instant().plus(LOOK_AGAIN));
        return book.get(order.id(), null);
    }

    /** The money was refused. Returns the order as it then is. */
    @Transactional
    public Order declined(Order order, String reason) {
        if (book.abandon(order, reason)) {
            letGo(order);
        }
        return book.get(order.id(), null);
    }

    /** Finance was away for too long, and certainly not asked. */
    @Transactional
    public Order givenUp(Order order, String reason) {
        if (book.giveUp(order, reason)) {
            letGo(order);
        }
        return book.get(order.id(), null);
    }

    /** The stock is free again, and the cart as it was unless the shopper began another. */
    private void letGo(Order order) {
        carts.putBack(order.account(), inCartOrder(order), order.currency());
        promotions.release(order.id());
        stock.release(order.reference(), order.quantities());
    }

    /** A line for each warehouse becomes one item again. */
    private static Collection<CartItem> inCartOrder(Order order) {
        Map<OfferId, CartItem> content = new LinkedHashMap<>();
        for (OrderLine line : order.lines()) {
            Gift gift = new Gift(line.terms().giftWrap(), line.terms().giftMessage());
            CartItem item = new CartItem(line.goods().offer(), line.quantity(), false, line.unitPrice(), gift);
            content.merge(item.offer(), item, (one, more) -> one.more(more.quantity(), one.seen()));
        }
        return content.values();
    }

    private static OrderPlaced placed(Order order, Instant at) {
        Amounts total = order.total();
        return new OrderPlaced(
                order.id(),
                order.account(),
                at,
                order.shipTo().country(),
                total.charged(),
                order.membership(),
                total.waived(),
                order.lines().stream()
                        .map(line -> new OrderPlaced.Line(
                                line.goods().seller(), line.whole().ref()))
                        .toList());
    }
}
