package dev.flywheel.finance.method;

import dev.flywheel.domain.ErrorCode;

/** What can be wrong with a payment method. */
enum MethodError implements ErrorCode {
    PAYMENT_METHOD_REFUSED(402, "The provider refused this payment method"),
    TOO_MANY_PAYMENT_METHODS(409, "This account keeps as many payment methods as it may"),
    PAYMENT_METHOD_UNKNOWN(422, "The payer has no such payment method");

    private final int status;
    private final String title;

    MethodError(int status, String title) {
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
