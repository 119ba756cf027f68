package dev.flywheel.prime;

import dev.flywheel.domain.ErrorCode;

/** What can go wrong at a call of prime-service, beyond what any call may answer. */
public enum PrimeError implements ErrorCode {
    CONSENT_REQUIRED(422, "The offer's text was not agreed to"),
    OFFER_CHANGED(409, "The offer has changed"),
    ALREADY_MEMBER(409, "This account has a membership already"),
    NO_MEMBERSHIP(404, "This account has no membership"),
    PAYMENT_DECLINED(402, "The payment was declined"),
    PAYMENT_PENDING(409, "The payment of this membership is not decided yet"),
    REFUND_DECLINED(409, "The refund was refused"),
    ILLEGAL_STATUS(409, "The status does not allow that");

    private final int status;
    private final String title;

    PrimeError(int status, String title) {
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
