package dev.flywheel.seller.settlement;

/** How far a settlement has come. */
enum SettlementStatus {
    /** Its period runs; entries come in. */
    OPEN,
    /** Its totals are fixed; held here while the seller is suspended. */
    CLOSED,
    /** On its way to the seller's bank. */
    IN_TRANSIT,
    /** The bank has it. */
    PAID,
    /** The bank sent it back; the next settlement takes it up. */
    RETURNED,
    /** Nothing to pay; what the seller owes goes to the next settlement. */
    CARRIED_FORWARD;

    boolean canBecome(SettlementStatus next) {
        return switch (this) {
            case OPEN -> next == CLOSED;
            case CLOSED -> next == IN_TRANSIT || next == CARRIED_FORWARD;
            case IN_TRANSIT -> next == PAID || next == RETURNED;
            case PAID, RETURNED, CARRIED_FORWARD -> false;
        };
    }
}
