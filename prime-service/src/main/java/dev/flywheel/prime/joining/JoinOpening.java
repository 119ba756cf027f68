package dev.flywheel.prime.joining;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.prime.PrimeError;
import dev.flywheel.prime.PrimeSettings;
import dev.flywheel.prime.membership.Membership;
import dev.flywheel.prime.membership.MembershipStatus;
import dev.flywheel.prime.membership.Memberships;
import dev.flywheel.prime.membership.MonthCalendar;
import dev.flywheel.prime.membership.Period;
import dev.flywheel.prime.membership.PeriodStatus;
import dev.flywheel.prime.membership.Periods;
import dev.flywheel.prime.plan.Plan;
import dev.flywheel.prime.plan.Plans;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.Idempotency.Claim;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The first of joining's two transactions: the key is claimed, the consent kept, membership and first period written. */
@Component
class JoinOpening {

    private final Idempotency idempotency;
    private final Plans plans;
    private final Memberships memberships;
    private final Periods periods;
    private final Consents consents;
    private final PrimeSettings settings;
    private final Clock clock;

    JoinOpening(
            Idempotency idempotency,
            Plans plans,
            Memberships memberships,
            Periods periods,
            Consents consents,
            PrimeSettings settings,
            Clock clock) {
        this.idempotency = idempotency;
        this.plans = plans;
        this.memberships = memberships;
        this.periods = periods;
        this.consents = consents;
        this.settings = settings;
        this.clock = clock;
    }

    /** All of it or nothing: a refusal leaves the key free. */
    @Transactional
    public Opened open(AccountId account, IdempotencyKey key, JoinRequest request) {
        MembershipId id = MembershipId.next();
        if (idempotency.claim(key, request, id.toString()) instanceof Claim.Again again) {
            return new Opened.Before(MembershipId.of(Objects.requireNonNull(again.resource())));
        }
        Instant now = clock.instant();
        Plan plan = plans.current(now);
        request.check(plan);
        MonthCalendar calendar = new MonthCalendar(LocalDate.ofInstant(now, ZoneOffset.UTC), 1);
        Membership membership = new Membership(
                id,
                account,
                MembershipStatus.PENDING,
                plan.version(),
                request.country(),
                request.paymentToken(),
                calendar,
                0,
                null,
                null,
                null);
        if (!memberships.open(membership, now)) {
            throw new ProblemException(
                    PrimeError.ALREADY_MEMBER, "see GET /prime/membership for the one this account has");
        }
        Period first = first(membership, plan);
        periods.open(first, true, settings.leaseFrom(now));
        consents.keep(id, plan, first.endsOn(), now);
        return new Opened.Now(first);
    }

    private static Period first(Membership membership, Plan plan) {
        return new Period(
                membership.id(),
                1,
                membership.calendar().startOf(1),
                membership.calendar().endOf(1),
                plan.price(),
                membership.country(),
                PeriodStatus.PENDING,
                0,
                true,
                null,
                null);
    }

    /** What an opening came to. */
    sealed interface Opened {

        /** This call opened the membership, and sees to its payment. */
        record Now(Period first) implements Opened {}

        /** An earlier call with the same key opened this membership. */
        record Before(MembershipId membership) implements Opened {}
    }
}
