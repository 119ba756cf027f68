package dev.flywheel.finance.payment;

import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.finance.journal.ContentHash;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing asked of the provider, and what came of it.
 *
 * @param key of the caller, unique among calls of its kind
 * @param content tells whether the key comes again with the same request
 * @param payment null for payouts only
 * @param providerReference the provider's name for what it did, null until it succeeded
 * @param declineCode the provider's word for its refusal, null otherwise
 * @param attempts answers that told nothing
 * @param lastProblem what the last of those was
 */
record Call(
        UUID id,
        CallKind kind,
        String key,
        ContentHash content,
        @Nullable PaymentId payment,
        Money amount,
        CallStatus status,
        @Nullable String providerReference,
        @Nullable String declineCode,
        Instant askedAt,
        int attempts,
        @Nullable String lastProblem) {

    /** One that is about to be asked for the first time. */
    static Call first(
            CallKind kind, String key, ContentHash content, @Nullable PaymentId payment, Money amount, Instant now) {
        return new Call(Ids.next(), kind, key, content, payment, amount, CallStatus.UNKNOWN, null, null, now, 0, null);
    }

    boolean isUnknown() {
        return status == CallStatus.UNKNOWN;
    }

    /** The payment of a call that is no payout. */
    PaymentId ofPayment() {
        return Objects.requireNonNull(payment, "a payout has no payment");
    }

    /** The key the provider knows it by: the same at every attempt. */
    String providerKey() {
        return "flywheel-" + id;
    }
}
