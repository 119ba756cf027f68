package dev.flywheel.finance.giftcard;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.contracts.finance.Payments.NextAction;
import dev.flywheel.contracts.finance.Payments.Payment;
import dev.flywheel.contracts.finance.Payments.Status;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.finance.giftcard.GiftCardController.Bought;
import dev.flywheel.finance.giftcard.GiftCardController.Order;
import dev.flywheel.finance.payment.ShopperPayments;
import dev.flywheel.finance.storedvalue.Grants;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sells gift cards: the purchase is written down, then the money is held and taken outside any transaction under keys that
 * follow from it, then the cards are made. A kill in between is picked up by the same call repeated, or by the job.
 */
@Component
class GiftCardSale {

    private static final int BATCH = 20;

    /** A step the shopper has not done by then he will not do. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final PurchaseSteps steps;
    private final Purchases purchases;
    private final ShopperPayments payments;
    private final Clock clock;

    GiftCardSale(PurchaseSteps steps, Purchases purchases, ShopperPayments payments, Clock clock) {
        this.steps = steps;
        this.purchases = purchases;
        this.payments = payments;
        this.clock = clock;
    }

    /** Cards, or what is still missing to them; {@code key} tells repeats. */
    Answer<Bought> buy(AccountId buyer, IdempotencyKey key, Order order) {
        Grants.check(order.amount(), order.country());
        PurchaseSteps.Opened opened = steps.open(buyer, key.required(), order);
        if (opened.answer() != null) {
            return new Answer<>(opened.answer(), true);
        }
        NextAction action = finish(opened.purchase());
        Purchase after = purchases.get(opened.purchase().id());
        return switch (after.status()) {
            case ISSUED ->
                new Answer<>(
                        Objects.requireNonNull(steps.open(buyer, key, order).answer()), false);
            case PENDING -> new Answer<>(new Bought(after.id(), Purchase.Status.PENDING, List.of(), action), false);
            case DECLINED ->
                throw new ProblemException(
                        GiftCardError.PAYMENT_DECLINED,
                        "the payment of " + after.total() + " was declined (" + after.declineCode()
                                + "); no gift card was made and nothing was taken");
        };
    }

    /** Finishes what buyers left behind; how many purchases were decided. */
    int resume() {
        int decided = 0;
        for (Purchase due : purchases.takeDue(clock.instant(), clock.instant().plus(PurchaseSteps.LEASE), BATCH)) {
            finish(due);
            decided += purchases.get(due.id()).status() == Purchase.Status.PENDING ? 0 : 1;
        }
        return decided;
    }

    private @Nullable NextAction finish(Purchase purchase) {
        String token = purchase.paymentToken();
        if (token == null) {
            return null;
        }
        Payment held = payments.authorise(new Payments.Authorisation(
                purchase.reference(),
                purchase.reference(),
                purchase.buyer(),
                purchase.total(),
                token,
                purchase.country()));
        switch (held.status()) {
            case SUCCEEDED -> take(purchase, held);
            case DECLINED, VOIDED ->
                steps.decline(purchase, Objects.requireNonNullElse(held.declineCode(), "declined"));
            case ACTION_REQUIRED -> {
                if (purchase.createdAt().plus(PATIENCE).isBefore(clock.instant())) {
                    payments.release(held.payment());
                }
            }
            case UNKNOWN -> {
                // The next attempt knows more.
            }
        }
        return held.nextAction();
    }

    private void take(Purchase purchase, Payment held) {
        Payments.Transfer taken = payments.capture(
                held.payment(), new Payments.Amount(purchase.reference() + ":capture", purchase.total()));
        if (taken.status() == Status.SUCCEEDED) {
            steps.issue(purchase);
        } else if (taken.status() == Status.DECLINED) {
            payments.release(held.payment());
            steps.decline(purchase, Objects.requireNonNullElse(taken.declineCode(), "declined"));
        }
    }
}
