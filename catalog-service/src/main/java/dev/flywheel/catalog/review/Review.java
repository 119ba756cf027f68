package dev.flywheel.catalog.review;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A review as it stands, its row locked.
 *
 * @param revision of its opinion, from 1
 */
record Review(UUID id, UUID product, UUID account, ReviewStatus status, int revision, Opinion opinion) {

    /** The stars that count for the product's rating; null where none do. */
    @Nullable
    Integer counted() {
        return counted(status, opinion);
    }

    static @Nullable Integer counted(ReviewStatus status, Opinion opinion) {
        return status == ReviewStatus.PUBLISHED ? opinion.stars() : null;
    }

    /** @throws ProblemException (409) when the review cannot become that */
    void mayBecome(ReviewStatus next) {
        if (status != next && !status.canBecome(next)) {
            throw new ProblemException(
                    CommonError.CONFLICT, "review " + id + " is " + status + " and cannot become " + next);
        }
    }
}
