package dev.flywheel.prime.membership;

/** Whether a period is paid. Only {@link #PENDING} changes, into one of the others. */
public enum PeriodStatus {
    PENDING,
    CHARGED,
    DECLINED,
    /** The membership ended before it was charged. */
    ABANDONED
}
