package dev.flywheel.finance.payment;

import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.finance.journal.ContentHash;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing asked of the provider, and what came of it.
 *
 * @param key of the caller, unique among calls of its kind
 * @param content tells whether the key comes again with the same request
 * @param payment null for payouts only
 * @param amount in all
 * @param cardAmount what of it the provider is asked for; the rest is moved on stored value
 * @param providerReference the provider's name for what it did, null until it succeeded
 * @param declineCode the provider's word for its refusal, null otherwise
 * @param authorisation what a capture was made on when that was not the payment's first authorisation, null otherwise
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
        Money cardAmount,
        CallStatus status,
        @Nullable String providerReference,
        @Nullable String declineCode,
        @Nullable String authorisation,
        Instant askedAt,
        int attempts,
        @Nullable String lastProblem) {

    static final String PROVIDER_KEY = "flywheel-";

    /** One that is about to be asked for the first time. */
    static Call first(
            CallKind kind, String key, ContentHash content, @Nullable PaymentId payment, Money amount, Instant now) {
        return new Call(
                Ids.next(),
                kind,
                key,
                content,
                payment,
                amount,
                amount,
                CallStatus.UNKNOWN,
                null,
                null,
                null,
                now,
                0,
                null);
    }

    /** The same, with only a part of it asked of the provider. */
    Call atProvider(Money part) {
        return new Call(
                id,
                kind,
                key,
                content,
                payment,
                amount,
                part,
                status,
                providerReference,
                declineCode,
                authorisation,
                askedAt,
                attempts,
                lastProblem);
    }

    /** The same, made on another authorisation than the payment's first. */
    Call on(String otherAuthorisation) {
        return new Call(
                id,
                kind,
                key,
                content,
                payment,
                amount,
                cardAmount,
                status,
                providerReference,
                declineCode,
                otherAuthorisation,
                askedAt,
                attempts,
                lastProblem);
    }

    boolean isOpen() {
        return status.isOpen();
    }

    boolean isUnknown() {
        return status == CallStatus.UNKNOWN;
    }

    /** Whether no part of it is on stored value. */
    boolean isOnlyAtProvider() {
        return cardAmount.equals(amount);
    }

    /** The payment of a call that is no payout. */
    PaymentId ofPayment() {
        return Objects.requireNonNull(payment, "a payout has no payment");
    }

    /** The key the provider knows it by: the same at every attempt. */
    String providerKey() {
        return PROVIDER_KEY + id;
    }

    /** The id of the call that the provider knows by such a key; empty when it is none of ours. */
    static Optional<UUID> ofProviderKey(String key) {
        try {
            return key.startsWith(PROVIDER_KEY)
                    ? Optional.of(UUID.fromString(key.substring(PROVIDER_KEY.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
