package dev.flywheel.prime.plan;

/** What is refunded to a member who leaves within a month he paid for. */
public enum RefundPolicy {
    /** Price × unused days ÷ days. */
    PRO_RATA,
    /** The same less what was used in that month, never below zero. */
    PRO_RATA_LESS_USE;

    /** Whether what was used is taken off the refund. */
    public boolean takesUseOff() {
        return switch (this) {
            case PRO_RATA -> false;
            case PRO_RATA_LESS_USE -> true;
        };
    }
}
