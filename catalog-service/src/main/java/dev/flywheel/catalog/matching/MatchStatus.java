package dev.flywheel.catalog.matching;

/** What is known of an item. */
enum MatchStatus {
    /** Several products may be meant; the seller chooses. */
    AMBIGUOUS,
    /** It is a product that is there. */
    MATCHED,
    /** It is none of those that are there. */
    NEW;

    boolean canBecome(MatchStatus next) {
        return this == AMBIGUOUS && next != AMBIGUOUS;
    }
}
