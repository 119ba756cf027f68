package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.Payments;

/** What is known of a call. Once known it stays. */
enum CallStatus {
    UNKNOWN,
    SUCCEEDED,
    DECLINED;

    boolean canBecome(CallStatus next) {
        return this == UNKNOWN && next != UNKNOWN;
    }

    /** In the words of the contract. */
    Payments.Status answer() {
        return switch (this) {
            case UNKNOWN -> Payments.Status.UNKNOWN;
            case SUCCEEDED -> Payments.Status.SUCCEEDED;
            case DECLINED -> Payments.Status.DECLINED;
        };
    }
}
