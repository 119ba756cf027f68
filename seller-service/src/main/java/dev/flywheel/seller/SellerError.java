package dev.flywheel.seller;

import dev.flywheel.domain.ErrorCode;

/** What can go wrong at a call of seller-service, beyond what any call may answer. */
public enum SellerError implements ErrorCode {
    NOT_REGISTERED(404, "This account is not registered as a seller"),
    REGISTERED_DIFFERENTLY(409, "This account is registered with other details"),
    SELLER_STATUS_CONFLICT(409, "The seller's status does not allow that");

    private final int status;
    private final String title;

    SellerError(int status, String title) {
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
