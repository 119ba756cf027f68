package dev.flywheel.prime.membership;

import java.util.Set;

/** How a membership stands. */
public enum MembershipStatus {
    /** The first payment is not decided. */
    PENDING,
    ACTIVE,
    /** A renewal was refused and is tried again. */
    PAST_DUE,
    /** Paid to the end of its period, and over then. */
    CANCELLING,
    ENDED;

    /** What may follow. */
    public boolean canBecome(MembershipStatus next) {
        return switch (this) {
            case PENDING -> Set.of(ACTIVE, ENDED).contains(next);
            case ACTIVE -> Set.of(ACTIVE, PAST_DUE, CANCELLING, ENDED).contains(next);
            case PAST_DUE -> Set.of(ACTIVE, PAST_DUE, ENDED).contains(next);
            case CANCELLING -> next == ENDED;
            case ENDED -> false;
        };
    }
}
