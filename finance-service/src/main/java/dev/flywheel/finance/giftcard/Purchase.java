package dev.flywheel.finance.giftcard;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gift cards that somebody buys.
 *
 * @param each on one card
 * @param paymentToken as long as it is pending
 * @param key under which the buyer is told of his cards
 */
record Purchase(
        UUID id,
        AccountId buyer,
        String country,
        Money each,
        int quantity,
        Status status,
        @Nullable String declineCode,
        @Nullable String paymentToken,
        IdempotencyKey key,
        Instant createdAt) {

    /** How it stands. */
    enum Status {
        PENDING,
        ISSUED,
        DECLINED
    }

    Money total() {
        return each.times(quantity);
    }

    /** What the payment is for, and its key. */
    String reference() {
        return "gift-cards:" + id;
    }
}
