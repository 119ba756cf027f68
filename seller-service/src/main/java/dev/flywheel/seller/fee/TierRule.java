package dev.flywheel.seller.fee;

/** What the rate of a price tier applies to. */
public enum TierRule {
    /** Each rate applies to its slice of the price. */
    PORTION,
    /** The rate of the tier the price reaches applies to all of it. */
    WHOLE
}
