package dev.flywheel.orders.returns;

/** What becomes of goods that came back. */
public enum Disposition {
    /** They can be sold again. */
    RESTOCK,
    WRITE_OFF
}
