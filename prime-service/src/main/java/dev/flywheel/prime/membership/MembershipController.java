package dev.flywheel.prime.membership;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.prime.PrimeError;
import dev.flywheel.prime.payment.Refunds;
import dev.flywheel.service.security.CurrentAccount;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows a shopper his membership. */
@RestController
class MembershipController {

    private final Memberships memberships;
    private final Periods periods;
    private final Refunds refunds;

    MembershipController(Memberships memberships, Periods periods, Refunds refunds) {
        this.memberships = memberships;
        this.periods = periods;
        this.refunds = refunds;
    }

    /** The live membership, or else the last one, which has ended. */
    @GetMapping("/prime/membership")
    View membership(@CurrentAccount AccountId account) {
        Membership membership = memberships
                .latest(account)
                .orElseThrow(() -> new ProblemException(
                        PrimeError.NO_MEMBERSHIP, "join with POST /prime/memberships to have one"));
        Period period =
                periods.find(membership.id(), Math.max(1, membership.period())).orElseThrow();
        return new View(
                membership.id(),
                membership.status(),
                period.price(),
                new Days(period.startsOn(), period.endsOn()),
                membership.renewsOn(),
                membership.benefitsUntil(),
                membership.endReason(),
                refunds.latest(membership.id()).orElse(null));
    }

    /**
     * @param currentPeriod the last one that was paid
     * @param renewsOn day of the next charge; null when there will be none, or while it is being made
     * @param benefitsUntil end of the benefits; null before the first payment
     * @param endReason why it ended, e.g. {@code cancelled}; null while it lives
     * @param refund null when nothing was to be given back
     */
    record View(
            MembershipId membershipId,
            MembershipStatus status,
            Money price,
            Days currentPeriod,
            @Nullable LocalDate renewsOn,
            @Nullable Instant benefitsUntil,
            @Nullable String endReason,
            Refunds.@Nullable Refund refund) {}

    /**
     * @param end the day after the last one
     */
    record Days(LocalDate start, LocalDate end) {}
}
