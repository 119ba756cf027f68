package dev.flywheel.catalog.recommendation;

/** What counts as one basket. */
public enum BasketKind {
    /** All that a customer ever bought and kept. */
    CUSTOMER,
    /** What is in one order and was kept. */
    ORDER
}
