package dev.flywheel.prime.payment;

import java.util.Set;

/** How far a refund has come. */
public enum RefundStatus {
    /** On its way; the job asks until finance says. */
    PENDING,
    PAID,
    /** The provider refused to give the money back; an operator retries or settles it. */
    FAILED;

    /** What may follow. */
    boolean canBecome(RefundStatus next) {
        return switch (this) {
            case PENDING -> Set.of(PAID, FAILED).contains(next);
            case FAILED -> Set.of(PENDING, PAID).contains(next);
            case PAID -> false;
        };
    }
}
