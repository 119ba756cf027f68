package dev.flywheel.orders.tax;

/** Where a fraction of a cent is rounded, half up. */
public enum Rounding {
    /** Each line by itself. */
    LINE,
    /** Once for the basket; the lines with the largest remainders get the cents. */
    ORDER
}
