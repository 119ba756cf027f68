package dev.flywheel.orders.promotion.rule;

/**
 * Why a candidate does not count.
 *
 * @param message for the shopper
 */
public record Refused(Candidate candidate, Reason reason, String message) {

    /** Kinds of reasons. */
    public enum Reason {
        /** The basket or the shopper is not what it is for. */
        NOT_APPLICABLE,
        /** It does not go together with what takes more off. */
        NOT_COMBINABLE,
        /** Its budget does not reach. */
        EXHAUSTED
    }
}
