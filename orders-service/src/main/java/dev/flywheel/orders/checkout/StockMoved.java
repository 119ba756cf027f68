package dev.flywheel.orders.checkout;

import dev.flywheel.domain.ProblemException;

/** Somebody was faster at a warehouse that was to send something, and another one may have it. */
final class StockMoved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemException refusal;

    StockMoved(ProblemException refusal) {
        super(refusal.getMessage(), refusal, false, false);
        this.refusal = refusal;
    }

    /** What to say when trying again did not help. */
    ProblemException refusal() {
        return refusal;
    }
}
