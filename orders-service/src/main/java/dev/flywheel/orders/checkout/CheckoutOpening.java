package dev.flywheel.orders.checkout;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.Leases;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.cart.CartItem;
import dev.flywheel.orders.cart.Carts;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.promotion.Promotions;
import dev.flywheel.orders.stock.Stock;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.Idempotency.Claim;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * T1, the first of a checkout's two transactions: the key is claimed, the cart taken, the order written, its stock held. What
 * the order costs was reckoned before; the cart's lock makes sure that it still is what was reckoned.
 */
@Component
class CheckoutOpening {

    private final Idempotency idempotency;
    private final Carts carts;
    private final Quotes quotes;
    private final Promotions promotions;
    private final OrderBook book;
    private final Stock stock;
    private final Leases leases;

    CheckoutOpening(
            Idempotency idempotency,
            Carts carts,
            Quotes quotes,
            Promotions promotions,
            OrderBook book,
            Stock stock,
            Leases leases) {
        this.idempotency = idempotency;
        this.carts = carts;
        this.quotes = quotes;
        this.promotions = promotions;
        this.book = book;
        this.stock = stock;
        this.leases = leases;
    }

    /** Reckons what the cart's content costs, in no transaction of its own. */
    Draft draft(AccountId account, CheckoutRequest request) {
        try {
            List<CartItem> content = carts.toBuy(account);
            Quotes.Quote quote = quotes.quote(OrderId.next(), account, content, request, true);
            refuseOtherTotal(quote.order().total().charged(), request.expectedTotal());
            return new Draft.Quoted(content, quote);
        } catch (ProblemException refused) {
            return new Draft.Refused(refused);
        }
    }

    /**
     * All of it or nothing: a refusal leaves the cart as it was and the key free.
     *
     * @throws StaleQuote when the draft is to be made anew
     */
    @Transactional
    public Opened open(AccountId account, IdempotencyKey key, CheckoutRequest request, Draft draft) {
        String resource = draft instanceof Draft.Quoted quoted
                ? quoted.quote().order().id().toString()
                : "";
        if (idempotency.claim(key, request, resource) instanceof Claim.Again again) {
            return new Opened.Before(OrderId.of(Objects.requireNonNull(again.resource())));
        }
        return switch (draft) {
            case Draft.Refused refused -> throw refused.problem();
            case Draft.Quoted quoted -> open(account, request, quoted);
        };
    }

    private Opened open(AccountId account, CheckoutRequest request, Draft.Quoted draft) {
        if (!carts.take(account).equals(draft.content())) {
            throw new StaleQuote(new ProblemException(
                    OrdersError.CART_CHANGED, "look at the cart again: it is changed by somebody else all the time"));
        }
        Quotes.Quote quote = draft.quote();
        quotes.confirm(account, quote);
        Order order = quote.order();
        book.open(order, request.means(), leases.until(order.createdAt()));
        promotions.redeem(order.id(), account, quote.discounts());
        hold(quote);
        return new Opened.Now(order);
    }

    private void hold(Quotes.Quote quote) {
        Order order = quote.order();
        try {
            OutOfStock.refuse(order, stock.hold(order.reference(), order.quantities()));
        } catch (ProblemException refused) {
            throw quote.severalPlaces() ? new StaleQuote(refused) : refused;
        }
    }

    private static void refuseOtherTotal(Money total, @Nullable Money expected) {
        if (expected != null && !expected.equals(total)) {
            String message = "it is " + total + " now, not " + expected + "; look at the quote again";
            throw new ProblemException(
                    OrdersError.TOTAL_CHANGED,
                    message,
                    List.of(new FieldProblem("expectedTotal", OrdersError.TOTAL_CHANGED.code(), message)));
        }
    }

    /** What an opening came to. */
    sealed interface Opened {

        /** This call opened the order, and sees to its payment. */
        record Now(Order order) implements Opened {}

        /** An earlier call with the same key did. */
        record Before(OrderId order) implements Opened {}
    }
}
