package dev.flywheel.orders.promotion.rule;

/** At whose cost something is taken off. */
public enum Bearer {
    /** The marketplace, on others' goods as well: the seller receives as if nothing had been taken off. */
    RETAIL,
    /** The seller of the goods. */
    SELLER,
    /** Both, by a percentage. */
    SHARED
}
