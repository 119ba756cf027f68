package dev.flywheel.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request as it is decided on and kept: with its time and the id of what it makes, so that carrying it out again
 * from the journal comes to the same.
 *
 * @param key the Idempotency-Key
 * @param fingerprint of operation, path and content: tells a repetition from a reuse of the key
 * @param id of the authorization, capture, refund, void or payout it makes
 * @param authorization the one it is about, or its refund or dispute; null when it makes one, and for payouts
 * @param amount as sent; null for a void
 * @param method a method kept before, in the place of a token
 * @param declineCode a reason to decline that does not follow from the books; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Command(
        String key,
        String fingerprint,
        Operation operation,
        Instant at,
        String id,
        @Nullable String authorization,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String token,
        @Nullable String reference,
        @Nullable String destination,
        @Nullable String declineCode,
        @Nullable String method) {

    /** Without a kept method. */
    Command(
            String key,
            String fingerprint,
            Operation operation,
            Instant at,
            String id,
            @Nullable String authorization,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String token,
            @Nullable String reference,
            @Nullable String destination,
            @Nullable String declineCode) {
        this(
                key,
                fingerprint,
                operation,
                at,
                id,
                authorization,
                amount,
                currency,
                token,
                reference,
                destination,
                declineCode,
                null);
    }

    /** About an authorization and nothing else. */
    static Command about(
            String key, Operation operation, Instant at, String authorization, @Nullable String declineCode) {
        return new Command(
                key,
                operation + ":" + declineCode,
                operation,
                at,
                key,
                authorization,
                null,
                null,
                null,
                null,
                null,
                declineCode);
    }

    Command declined(String code) {
        return new Command(
                key,
                fingerprint,
                operation,
                at,
                id,
                authorization,
                amount,
                currency,
                token,
                reference,
                destination,
                code,
                method);
    }

    boolean isRepeatedBy(Command other) {
        return fingerprint.equals(other.fingerprint);
    }
}
