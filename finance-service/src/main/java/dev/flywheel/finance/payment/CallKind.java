package dev.flywheel.finance.payment;

/** What is asked of the provider. */
enum CallKind {
    /** Hold a shopper's money. */
    AUTHORISATION,
    /** Take held money. */
    CAPTURE,
    /** Let go of what is held and not taken. */
    RELEASE,
    /** Give taken money back. */
    REFUND,
    /** Send a seller's money to the bank. */
    PAYOUT
}
