package dev.flywheel.finance.payment;

import dev.flywheel.domain.ErrorCode;

/** What callers of payments and payouts can do wrong. */
enum PaymentError implements ErrorCode {
    INVALID_WEBHOOK(400, "The webhook is not signed by the provider"),
    PAYMENT_METHOD_NEEDED(422, "Stored value does not cover everything"),
    PAYMENT_KEY_REUSED(409, "This key was used for something else"),
    PAYMENT_NOT_AUTHORISED(409, "This payment holds no money"),
    CAPTURE_EXCEEDS_AUTHORISATION(409, "More would be captured than was authorised"),
    REFUND_EXCEEDS_CAPTURED(409, "More would be refunded than was captured");

    private final int status;
    private final String title;

    PaymentError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
