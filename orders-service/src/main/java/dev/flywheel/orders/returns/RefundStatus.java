package dev.flywheel.orders.returns;

/** How far the money of a received return has come. */
enum RefundStatus {
    /** On its way; the job asks until finance says. */
    PENDING(ReturnStatus.REFUNDING),
    PAID(ReturnStatus.REFUNDED),
    /** The provider refused, or the money bounced; an operator retries or settles it. */
    FAILED(ReturnStatus.REFUND_FAILED);

    private final ReturnStatus ofReturn;

    RefundStatus(ReturnStatus ofReturn) {
        this.ofReturn = ofReturn;
    }

    ReturnStatus ofReturn() {
        return ofReturn;
    }

    static RefundStatus of(ReturnStatus status) {
        return switch (status) {
            case REFUNDING -> PENDING;
            case REFUNDED -> PAID;
            case REFUND_FAILED -> FAILED;
            case REQUESTED, WITHDRAWN, REPLACED ->
                throw new IllegalArgumentException("there is no refund: the goods are not here, or were sent again");
        };
    }
}
