package dev.flywheel.orders.checkout;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.orders.Leases;
import dev.flywheel.orders.OrdersSettings;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.order.OrderStatus;
import dev.flywheel.orders.order.UnpaidOrders;
import dev.flywheel.orders.order.UnpaidOrders.Due;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.payment.Cashier;
import dev.flywheel.service.payment.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * From a cart to a placed order: what it costs is reckoned first, then T1 holds the stock and writes the order as PENDING_PAYMENT, then finance is asked outside
 * any transaction, then T2 places the order or lets everything go.
 *
 * <p>A kill at any point leaves a state that is picked up:
 * <ul>
 *   <li>before T1 commits: nothing happened, the key is free, the cart is full;
 *   <li>after T1, before or during the call: the order is pending. After {@code resume-after} the job, or the same call
 *       repeated, asks finance again with the order's own key, which cannot hold the money twice;
 *   <li>after finance answered, before T2 commits: the same, and finance gives the same answer;
 *   <li>after T2: a repeated call answers what the first one would have.
 * </ul>
 * A pending order that certainly never reached finance is given up after {@code give-up-after}. It is certain only when
 * every call failed before it was sent, which the order's row knows ({@code maybe_paid}): it is set before each further
 * call and taken back after it. So no order is given up while money may be held for it.
 */
@Component
class Checkout {

    private static final int MOST_TRIES = 5;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private final CheckoutOpening opening;
    private final Rush rush;
    private final CheckoutClosing closing;
    private final OrderBook book;
    private final UnpaidOrders unpaid;
    private final Cashier cashier;
    private final Leases leases;
    private final OrdersSettings settings;

    Checkout(
            CheckoutOpening opening,
            Rush rush,
            CheckoutClosing closing,
            OrderBook book,
            UnpaidOrders unpaid,
            Cashier cashier,
            Leases leases,
            OrdersSettings settings) {
        this.opening = opening;
        this.rush = rush;
        this.closing = closing;
        this.book = book;
        this.unpaid = unpaid;
        this.cashier = cashier;
        this.leases = leases;
        this.settings = settings;
    }

    /** Buys what is in the account's cart. The order is placed, cancelled, or still pending; {@code key} tells repeats. */
    Result buy(AccountId account, IdempotencyKey key, CheckoutRequest request) {
        request.check();
        return switch (open(account, key, request)) {
            case CheckoutOpening.Opened.Now(Order order) -> new Result(pay(order, first(order, request)), false);
            case CheckoutOpening.Opened.Before(OrderId order) -> new Result(finish(order), true);
        };
    }

    /** Reckons anew when the cart was changed meanwhile, or somebody was faster at one warehouse. */
    private CheckoutOpening.Opened open(AccountId account, IdempotencyKey key, CheckoutRequest request) {
        for (int tries = 1; true; tries++) {
            try {
                Draft draft = opening.draft(account, request);
                return rush.inTurn(() -> opening.open(account, key.required(), request, draft));
            } catch (StaleQuote stale) {
                if (tries == MOST_TRIES) {
                    throw stale.refusal();
                }
            }
        }
    }

    /**
     * Asks finance for an order's money and closes the order if it answers.
     *
     * @param due what is known about earlier calls; its taker is the only one who calls now
     */
    Order pay(Order order, Due due) {
        Told told = cashier.authorise(new Payments.Authorisation(
                order.reference(),
                order.reference(),
                order.account(),
                order.total().charged(),
                due.means().token(),
                order.shipTo().country(),
                due.means().giftCards(),
                due.means().storeCredit()));
        return switch (told) {
            case Told.Done done -> closing.paid(order, done.payment());
            case Told.Declined declined -> closing.declined(order, declined.code());
            case Told.ActionRequired action -> awaited(order, action);
            case Told.NotYet notYet -> notYet.maybeDone() || due.maybePaid() ? order : notReached(order, due);
        };
    }

    private Due first(Order order, CheckoutRequest request) {
        return new Due(order.id(), request.means(), leases.until(order.createdAt()), false);
    }

    /** Stock is held for a while; then the payment is let go first, so that nothing can be paid afterwards. */
    private Order awaited(Order order, Told.ActionRequired action) {
        if (leases.now().isBefore(order.createdAt().plus(settings.holdFor()))) {
            return closing.await(order, action.payment(), action.action());
        }
        return cashier.release(action.payment()) instanceof Told.Done ? closing.declined(order, Result.EXPIRED) : order;
    }

    private Order notReached(Order order, Due due) {
        unpaid.notReached(due);
        boolean young = leases.now().isBefore(order.createdAt().plus(settings.giveUpAfter()));
        return young ? order : closing.givenUp(order, Result.UNAVAILABLE);
    }

    /** Goes on with a payment once the shopper has done what it waited for. */
    Order resume(AccountId account, OrderId id) {
        return finish(book.get(id, account).id());
    }

    /** Waits for the call that opened the order, and takes over when that call is gone. */
    private Order finish(OrderId id) {
        long patience =
                System.nanoTime() + settings.resumeAfter().plusSeconds(1).toNanos();
        while (true) {
            Order order = book.get(id, null);
            if (order.status() != OrderStatus.PENDING_PAYMENT) {
                return order;
            }
            Instant now = leases.now();
            Optional<Due> due = unpaid.takeOver(id, now, leases.until(now));
            if (due.isPresent()) {
                return pay(order, due.get());
            }
            if (order.nextAction() == null && (System.nanoTime() > patience || !paused())) {
                return order;
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(LOOK_AGAIN);
            return true;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * @param order may still be pending, or cancelled for want of money
     * @param repeated true when an earlier call with the same key opened it
     */
    record Result(Order order, boolean repeated) {

        static final String UNAVAILABLE = "payment_unavailable";
        static final String EXPIRED = "payment_expired";
    }
}
