package dev.flywheel.finance.reconciliation;

import dev.flywheel.domain.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not agree.
 *
 * @param type capture, refund, payout …, in the provider's or our word
 * @param reference the provider's name of the movement
 * @param theirs amount in the file; null when it is not there
 * @param ours amount of our call, or of the journal; null when it is not here
 * @param call ours; null when there is none
 */
record Finding(
        Kind kind,
        String type,
        String reference,
        @Nullable Money theirs,
        @Nullable Money ours,
        @Nullable UUID call) {

    /** What is wrong. */
    enum Kind {
        /** The provider moved money that we do not know of. */
        MISSING_HERE,
        /** We think that money moved, and the provider does not. */
        MISSING_THERE,
        OTHER_AMOUNT,
        /** Both know it, and it is not booked like that. */
        NOT_IN_JOURNAL
    }
}
