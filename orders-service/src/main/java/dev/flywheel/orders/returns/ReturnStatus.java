package dev.flywheel.orders.returns;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** How far a return has come. */
public enum ReturnStatus {
    /** The shopper sends it back. */
    REQUESTED,
    /** He keeps it after all. */
    WITHDRAWN,
    /** The goods are here, all of them were sent again, and nothing is given back. */
    REPLACED,
    /** The goods are here; the money is on its way back. */
    REFUNDING,
    REFUNDED,
    /** The provider refused to give the money back, or it bounced; an operator retries or settles it. */
    REFUND_FAILED;

    /** Those with a refund. */
    static final Set<ReturnStatus> WITH_MONEY =
            Collections.unmodifiableSet(EnumSet.of(REFUNDING, REFUNDED, REFUND_FAILED));

    /** What may follow. */
    public boolean canBecome(ReturnStatus next) {
        return switch (this) {
            case REQUESTED -> Set.of(REFUNDING, REPLACED, WITHDRAWN).contains(next);
            case REFUNDING -> Set.of(REFUNDED, REFUND_FAILED).contains(next);
            case REFUND_FAILED -> Set.of(REFUNDING, REFUNDED).contains(next);
            // The shopper's bank may hand it back days later.
            case REFUNDED -> next == REFUND_FAILED;
            case WITHDRAWN, REPLACED -> false;
        };
    }
}
