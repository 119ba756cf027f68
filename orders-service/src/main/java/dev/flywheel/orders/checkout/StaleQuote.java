package dev.flywheel.orders.checkout;

import dev.flywheel.domain.ProblemException;

/** What a quote was made of is not so any more, and another quote may do. */
final class StaleQuote extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemException refusal;

    StaleQuote(ProblemException refusal) {
        super(refusal.getMessage(), refusal, false, false);
        this.refusal = refusal;
    }

    /** What to say when trying again did not help. */
    ProblemException refusal() {
        return refusal;
    }
}
