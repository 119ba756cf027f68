package dev.flywheel.orders.checkout;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderStatus;
import dev.flywheel.orders.order.OrderView;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Buys what is in the cart. */
@RestController
class CheckoutController {

    private final Checkout checkout;

    CheckoutController(Checkout checkout) {
        this.checkout = checkout;
    }

    /**
     * 201 with the placed order, 202 while the payment is not decided, 402 when it was refused. Repeated with the same key it
     * answers the same, since a placed order's answer is made of what never changes about it.
     */
    @PostMapping("/checkouts")
    ResponseEntity<OrderView> buy(
            @CurrentAccount AccountId account, IdempotencyKey key, @Valid @RequestBody CheckoutRequest request) {
        return answer(checkout.buy(account, key, request));
    }

    /** Goes on with a payment after the shopper did what `nextAction` says; the same answers as a checkout. */
    @PostMapping("/orders/{id}/payment")
    ResponseEntity<OrderView> resume(@CurrentAccount AccountId account, @PathVariable OrderId id) {
        return answer(new Checkout.Result(checkout.resume(account, id), false));
    }

    private static ResponseEntity<OrderView> answer(Checkout.Result result) {
        Order order = result.order();
        if (order.placedAt() != null) {
            return new Answer<>(OrderView.asPlaced(order), result.repeated()).toResponse(HttpStatus.CREATED);
        }
        if (order.status() == OrderStatus.PENDING_PAYMENT) {
            return new Answer<>(OrderView.of(order, List.of()), result.repeated()).toResponse(HttpStatus.ACCEPTED);
        }
        throw refused(order);
    }

    private static ProblemException refused(Order order) {
        String reason = Objects.requireNonNullElse(order.cancelReason(), "declined");
        String what = "order " + order.id() + " was not placed, nothing was charged";
        return switch (reason) {
            case "insufficient_funds" ->
                new ProblemException(OrdersError.INSUFFICIENT_FUNDS, what + "; use another payment method");
            case Checkout.Result.EXPIRED ->
                new ProblemException(OrdersError.PAYMENT_EXPIRED, what + "; check out again with a new key");
            case Checkout.Result.UNAVAILABLE ->
                new ProblemException(OrdersError.PAYMENT_UNAVAILABLE, what + "; check out again with a new key");
            default ->
                new ProblemException(
                        OrdersError.PAYMENT_DECLINED, what + " (" + reason + "); use another payment method");
        };
    }
}
