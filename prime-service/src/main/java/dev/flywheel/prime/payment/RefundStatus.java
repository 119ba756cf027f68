package dev.flywheel.prime.payment;

/** How far a refund has come. Only {@link #PENDING} changes, into one of the others. */
public enum RefundStatus {
    PENDING,
    PAID,
    /** The provider refused to give the money back; people have to see to it. */
    FAILED
}
