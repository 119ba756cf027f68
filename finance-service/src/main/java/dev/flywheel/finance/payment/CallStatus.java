package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.Payments;

/** What is known of a call. Once known it stays. */
enum CallStatus {
    UNKNOWN,
    /** The shopper has to do a further step first. */
    ACTION_REQUIRED,
    SUCCEEDED,
    DECLINED;

    boolean canBecome(CallStatus next) {
        return switch (this) {
            case UNKNOWN -> next != UNKNOWN;
            case ACTION_REQUIRED -> next == SUCCEEDED || next == DECLINED;
            case SUCCEEDED, DECLINED -> false;
        };
    }

    /** Whether it is worth asking the provider. */
    boolean isOpen() {
        return this == UNKNOWN || this == ACTION_REQUIRED;
    }

    /** In the words of the contract. */
    Payments.Status answer() {
        return switch (this) {
            case UNKNOWN -> Payments.Status.UNKNOWN;
            case ACTION_REQUIRED -> Payments.Status.ACTION_REQUIRED;
            case SUCCEEDED -> Payments.Status.SUCCEEDED;
            case DECLINED -> Payments.Status.DECLINED;
        };
    }
}
