package dev.flywheel.finance.giftcard;

import dev.flywheel.domain.ErrorCode;

/** What can be wrong with buying gift cards. */
enum GiftCardError implements ErrorCode {
    PAYMENT_DECLINED(402, "The payment was declined");

    private final int status;
    private final String title;

    GiftCardError(int status, String title) {
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
