package dev.flywheel.orders.promotion.rule;

/** Whether a promotion goes together with others. */
public enum Stacking {
    /** With any other. */
    COMBINABLE,
    /** With any other but those of its group, of which only the one that takes most off counts. */
    BEST_OF,
    /** With no other. */
    EXCLUSIVE
}
