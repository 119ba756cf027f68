package dev.flywheel.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.finance.Payments.Authorisation;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.orders.FakePayments.Fault;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a checkout that breaks off between its two transactions. */
@SuppressWarnings("NullAway.Init")
class InterruptedCheckoutTest extends OrdersServiceTest {

    private static final Duration BEYOND_THE_LEASE = Duration.ofSeconds(6);

    @Autowired
    private CheckoutClosing closing;

    @Autowired
    private OrderBook book;

    @Test
    void placesTheOrderWhenTheAnswerWasLost() {
        OfferChanged lamp = offer(null, "25.00", 5);
        Api ann = shopper();
        fill(ann, item(lamp, 1));
        payments.next(Fault.ANSWER_LOST);
        Api.Reply pending = checkout(ann, "lost", "tok_approved").expect(202);
        String id = pending.text("/orderId");
        assertThat(pending.text("/status")).isEqualTo("PENDING_PAYMENT");
        assertThat(stock(lamp)).isEqualTo("5/1");

        resume("resume-checkouts");

        awaitStatus(ann, id, "PLACED");
        assertThat(payments.calls("authorise order:" + id))
                .as("asked twice with one key")
                .hasSize(2);
        assertThat(payments.held(id)).isEqualTo(usd("31.62"));
        assertThat(told("OrderPlaced", "order:" + id)).hasSize(1);
        assertThat(checkout(ann, "lost", "tok_approved").expect(201).text("/orderId"))
                .isEqualTo(id);
    }

    @Test
    void repeatsTheQuestionUntilTheProviderKnows() {
        OfferChanged lamp = offer(null, "25.00", 5);
        Api ann = shopper();
        fill(ann, item(lamp, 1));
        payments.next(Fault.UNKNOWN_AFTER_EFFECT, Fault.UNKNOWN_AFTER_EFFECT);
        String id = checkout(ann, "slow", "tok_approved").expect(202).text("/orderId");
        for (int i = 0; i < 2; i++) {
            resume("resume-checkouts");
        }
        awaitStatus(ann, id, "PLACED");
        assertThat(payments.calls("authorise order:" + id)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(told("OrderPlaced", "order:" + id)).hasSize(1);
    }

    @Test
    void theRepeatedCallFinishesWhatTheFirstOneLeft() {
        OfferChanged lamp = offer(null, "25.00", 5);
        Api ann = shopper();
        fill(ann, item(lamp, 1));
        payments.next(Fault.ANSWER_LOST);
        String id = checkout(ann, "again", "tok_approved").expect(202).text("/orderId");
        pass(BEYOND_THE_LEASE);

        Api.Reply again = checkout(ann, "again", "tok_approved").expect(201);

        assertThat(again.text("/orderId")).isEqualTo(id);
        assertThat(again.text("/status")).isEqualTo("PLACED");
        assertThat(ann.get("/orders").at("/items").size()).isEqualTo(1);
        assertThat(stock(lamp)).isEqualTo("5/1");
    }

    @Test
    void letsGoOfEverythingWhenTheLostAnswerWasNo() {
        OfferChanged lamp = offer(null, "25.00", 5);
        Api ann = shopper();
        fill(ann, item(lamp, 1));
        payments.next(Fault.ANSWER_LOST);
        String id = checkout(ann, "no", "tok_declined").expect(202).text("/orderId");
        OfferChanged cup = offer(null, "3.00", 5);
        fill(ann, item(cup, 1));
        resume("resume-checkouts");
        awaitStatus(ann, id, "CANCELLED");
        assertThat(stock(lamp)).isEqualTo("5/0");
        assertThat(ann.get("/cart").at("/items").size())
                .as("the cart begun meanwhile stays")
                .isEqualTo(1);
        assertThat(ann.get("/cart").text("/items/0/offerId"))
                .isEqualTo(cup.offer().toString());
        assertThat(checkout(ann, "no", "tok_declined").code()).isEqualTo("payment_declined");
    }

    @Test
    void sellsWhileFinanceIsAwayAndPlacesWhenItIsBack() {
        OfferChanged lamp = offer(null, "25.00", 5);
        Api ann = shopper();
        fill(ann, item(lamp, 1));
        payments.away(true);
        String id = checkout(ann, "away", "tok_approved").expect(202).text("/orderId");
        resume("resume-checkouts");
        assertThat(ann.get("/orders/" + id).text("/status")).isEqualTo("PENDING_PAYMENT");
        payments.away(false);
        resume("resume-checkouts");
        awaitStatus(ann, id, "PLACED");
    }

    @Test
    void givesUpAnOrderThatNeverReachedFinance() {
        OfferChanged lamp = offer(null, "25.00", 5);
        Api ann = shopper();
        fill(ann, item(lamp, 1));
        payments.away(true);
        String id = checkout(ann, "never", "tok_approved").expect(202).text("/orderId");
        pass(Duration.ofMinutes(16));
        job("resume-checkouts");
        awaitStatus(ann, id, "CANCELLED");
        assertThat(ann.get("/orders/" + id).text("/cancelReason")).isEqualTo("payment_unavailable");
        assertThat(stock(lamp)).isEqualTo("5/0");
        assertThat(ann.get("/cart").at("/items").size()).isEqualTo(1);
        assertThat(checkout(ann, "never", "tok_approved").code()).isEqualTo("payment_unavailable");
        payments.away(false);
        resume("resume-checkouts");
        assertThat(payments.held(id)).isNull();
    }

    @Test
    void neverGivesUpWhileMoneyMayBeHeld() {
        OfferChanged lamp = offer(null, "25.00", 5);
        Api ann = shopper();
        fill(ann, item(lamp, 1));
        payments.next(Fault.ANSWER_LOST);
        String id = checkout(ann, "maybe", "tok_approved").expect(202).text("/orderId");
        payments.away(true);
        pass(Duration.ofMinutes(16));
        job("resume-checkouts");
        assertThat(ann.get("/orders/" + id).text("/status")).isEqualTo("PENDING_PAYMENT");
        payments.away(false);
        resume("resume-checkouts");
        awaitStatus(ann, id, "PLACED");
        assertThat(payments.held(id)).isEqualTo(usd("31.62"));
    }

    @Test
    void letsGoOfMoneyThatWasHeldForAnOrderGivenUp() {
        OfferChanged lamp = offer(null, "25.00", 5);
        Api ann = shopper();
        fill(ann, item(lamp, 1));
        payments.away(true);
        String id = checkout(ann, "race", "tok_approved").expect(202).text("/orderId");
        Order pending = book.get(OrderId.of(id), null);
        pass(Duration.ofMinutes(16));
        job("resume-checkouts");
        awaitStatus(ann, id, "CANCELLED");
        payments.away(false);
        PaymentId late = payments.authorise(new Authorisation(
                        "order:" + id, "order:" + id, pending.account(), usd("31.62"), "tok_approved", "US"))
                .payment();

        Order after = closing.paid(pending, late);
        job("release-payments");

        assertThat(after.placedAt()).isNull();
        Eventually.await(Duration.ofSeconds(10), () -> payments.isVoided(id));
        assertThat(stock(lamp)).isEqualTo("5/0");
    }

    @Test
    void isNotCancelledWhileThePaymentIsOpen() {
        OfferChanged lamp = offer(null, "25.00", 5);
        Api ann = shopper();
        fill(ann, item(lamp, 1));
        payments.away(true);
        String id = checkout(ann, "open", "tok_approved").expect(202).text("/orderId");
        assertThat(ann.post("/orders/" + id + "/cancellation", null).code()).isEqualTo("payment_pending");
        assertThat(operator()
                        .post("/operator/orders/" + id + "/shipments", null)
                        .code())
                .isEqualTo("payment_pending");
    }
}
