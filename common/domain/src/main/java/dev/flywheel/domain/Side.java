package dev.flywheel.domain;

/** Which side of an account a line stands on. */
public enum Side {
    DEBIT,
    CREDIT
}
