package dev.flywheel.prime.membership;

import dev.flywheel.contracts.prime.MembershipChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.prime.PrimeError;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One account's membership.
 *
 * @param planVersion the offer that was agreed to; its price holds for every period
 * @param country where the member is, ISO 3166 alpha-2
 * @param paymentToken null once the membership ended
 * @param calendar when its periods begin and end
 * @param period number of the last period that was paid, 0 before the first
 * @param renewsOn when the next period begins; null while one is being paid, and when none follows
 * @param benefitsUntil end of the benefits, exclusive; null before there were any
 */
public record Membership(
        MembershipId id,
        AccountId account,
        MembershipStatus status,
        int planVersion,
        String country,
        @Nullable String paymentToken,
        MonthCalendar calendar,
        int period,
        @Nullable LocalDate renewsOn,
        @Nullable Instant benefitsUntil,
        @Nullable String endReason) {

    /** What journal lines and payments of this membership refer to. */
    public String reference() {
        return "membership:" + id;
    }

    /** Refuses what the status does not allow. */
    public void requireCanBecome(MembershipStatus next) {
        if (!status.canBecome(next)) {
            throw new ProblemException(
                    PrimeError.ILLEGAL_STATUS, "membership " + id + " is " + status + " and cannot become " + next);
        }
    }

    /** What the other services are told. */
    public MembershipChanged changed(Instant until) {
        return new MembershipChanged(id, account, until);
    }
}
