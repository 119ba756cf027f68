package dev.flywheel.finance.dispute;

import dev.flywheel.domain.ErrorCode;

/** What operators can do wrong with a dispute. */
enum DisputeError implements ErrorCode {
    DISPUTE_NOT_OPEN(409, "This dispute can not be defended or accepted any more"),
    DISPUTE_REFUSED(409, "The provider refused that");

    private final int status;
    private final String title;

    DisputeError(int status, String title) {
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
