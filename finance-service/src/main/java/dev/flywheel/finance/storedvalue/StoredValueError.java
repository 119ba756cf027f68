package dev.flywheel.finance.storedvalue;

import dev.flywheel.domain.ErrorCode;

/** What can be wrong with paying by stored value. */
enum StoredValueError implements ErrorCode {
    GIFT_CARD_UNKNOWN(422, "There is no such gift card"),
    GIFT_CARD_OTHER_CURRENCY(422, "The gift card is in another currency"),
    GIFT_CARD_EMPTY(409, "There is nothing on this gift card");

    private final int status;
    private final String title;

    StoredValueError(int status, String title) {
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
