package dev.flywheel.seller.balance;

/** Where an entry's money is. */
enum Where {
    /** Held back until some days after delivery. */
    DEFERRED,
    /** Paid with the settlement that is open. */
    AVAILABLE,
    /** In a settlement that is closed. */
    SETTLED
}
