package dev.flywheel.finance.giftcard;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Ids;
import dev.flywheel.finance.giftcard.GiftCardController.Bought;
import dev.flywheel.finance.giftcard.GiftCardController.Order;
import dev.flywheel.finance.storedvalue.Issuing;
import dev.flywheel.finance.storedvalue.Issuing.NewCard;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.Idempotency.Claim;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transactions of a purchase; the money is asked for between them. */
@Component
class PurchaseSteps {

    /** How long the buyer's own call is left alone with it. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private final Idempotency idempotency;
    private final Purchases purchases;
    private final Issuing issuing;
    private final Clock clock;

    PurchaseSteps(Idempotency idempotency, Purchases purchases, Issuing issuing, Clock clock) {
        this.idempotency = idempotency;
        this.purchases = purchases;
        this.issuing = issuing;
        this.clock = clock;
    }

    /** Writes the purchase down, or finds the one that this key began. */
    @Transactional
    public Opened open(AccountId buyer, IdempotencyKey key, Order order) {
        UUID id = Ids.next();
        if (idempotency.claim(key, order, id.toString()) instanceof Claim.Again again) {
            UUID before = UUID.fromString(Objects.requireNonNull(again.resource()));
            Bought answer = again.answer() == null
                    ? null
                    : idempotency.replay(again, Bought.class).value();
            return new Opened(purchases.get(before), answer);
        }
        Instant now = clock.instant();
        Purchase purchase = new Purchase(
                id,
                buyer,
                order.country(),
                order.amount(),
                order.cards(),
                Purchase.Status.PENDING,
                null,
                order.paymentToken(),
                key,
                now);
        purchases.insert(purchase, now.plus(LEASE));
        return new Opened(purchase, null);
    }

    /** Makes the cards, once. Whoever comes second finds the answer by the key. */
    @Transactional
    public void issue(Purchase purchase) {
        if (!purchases.issue(purchase.id())) {
            return;
        }
        List<NewCard> cards = issuing.sold(
                purchase.reference(), purchase.buyer(), purchase.country(), purchase.each(), purchase.quantity());
        idempotency.answer(purchase.key(), new Bought(purchase.id(), Purchase.Status.ISSUED, cards, null));
    }

    @Transactional
    public void decline(Purchase purchase, String code) {
        purchases.decline(purchase.id(), code);
    }

    /**
     * @param answer of an earlier call that got to its end; null when there was none
     */
    record Opened(Purchase purchase, @Nullable Bought answer) {}
}
