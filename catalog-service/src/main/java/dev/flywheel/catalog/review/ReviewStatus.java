package dev.flywheel.catalog.review;

/** Whether a review is shown. */
enum ReviewStatus {
    /** Held back until an operator decides. */
    PENDING,
    PUBLISHED,
    REJECTED,
    /** Taken back by its author, who may write again. */
    WITHDRAWN;

    boolean canBecome(ReviewStatus next) {
        return switch (this) {
            case PENDING -> next == PUBLISHED || next == REJECTED || next == WITHDRAWN;
            case PUBLISHED -> next == PENDING || next == REJECTED || next == WITHDRAWN;
            case REJECTED -> next == PENDING || next == PUBLISHED || next == WITHDRAWN;
            case WITHDRAWN -> next == PENDING || next == PUBLISHED;
        };
    }
}
