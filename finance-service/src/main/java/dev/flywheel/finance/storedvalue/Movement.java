package dev.flywheel.finance.storedvalue;

import dev.flywheel.domain.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Why a balance changes.
 *
 * @param key from the business fact; the same one moves a balance once
 * @param reason in an operator's words, null for what needs none
 * @param actor who caused it, null for the service itself
 */
record Movement(
        Kind kind,
        String key,
        @Nullable String reason,
        @Nullable AccountId actor) {

    /** What happened. */
    enum Kind {
        /** A gift card was bought. */
        SOLD,
        /** Given away by an operator. */
        GRANTED,
        /** Moved from a gift card to store credit. */
        REDEEMED,
        /** Paid with. */
        CAPTURED,
        /** Given back to where it was taken from. */
        REFUNDED
    }

    static Movement of(Kind kind, String key) {
        return new Movement(kind, key, null, null);
    }
}
