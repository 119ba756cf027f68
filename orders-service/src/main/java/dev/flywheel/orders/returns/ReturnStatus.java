package dev.flywheel.orders.returns;

import java.util.Set;

/** How far a return has come. */
public enum ReturnStatus {
    /** The shopper sends it back. */
    REQUESTED,
    /** He keeps it after all. */
    WITHDRAWN,
    /** The goods are here; the money is on its way back. */
    REFUNDING,
    REFUNDED,
    /** The provider refused to give the money back; an operator retries or settles it. */
    REFUND_FAILED;

    /** What may follow. */
    public boolean canBecome(ReturnStatus next) {
        return switch (this) {
            case REQUESTED -> Set.of(REFUNDING, WITHDRAWN).contains(next);
            case REFUNDING -> Set.of(REFUNDED, REFUND_FAILED).contains(next);
            case REFUND_FAILED -> Set.of(REFUNDING, REFUNDED).contains(next);
            case WITHDRAWN, REFUNDED -> false;
        };
    }
}
