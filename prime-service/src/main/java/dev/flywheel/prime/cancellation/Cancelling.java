package dev.flywheel.prime.cancellation;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.prime.PrimeError;
import dev.flywheel.prime.cancellation.CancellationController.Cancelled;
import dev.flywheel.prime.membership.Membership;
import dev.flywheel.prime.membership.MembershipEntries;
import dev.flywheel.prime.membership.MembershipStatus;
import dev.flywheel.prime.membership.Memberships;
import dev.flywheel.prime.membership.Period;
import dev.flywheel.prime.membership.Periods;
import dev.flywheel.prime.payment.Refunds;
import dev.flywheel.service.feed.EventLog;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a membership, in one transaction; the money that goes back is paid after it. */
@Component
class Cancelling {

    private final Memberships memberships;
    private final Periods periods;
    private final Refunds refunds;
    private final LeavingTerms terms;
    private final EventLog events;
    private final Idempotency idempotency;
    private final Clock clock;

    Cancelling(
            Memberships memberships,
            Periods periods,
            Refunds refunds,
            LeavingTerms terms,
            EventLog events,
            Idempotency idempotency,
            Clock clock) {
        this.memberships = memberships;
        this.periods = periods;
        this.refunds = refunds;
        this.terms = terms;
        this.events = events;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * Ends it now, or with the period that is paid. The membership is locked before the key is claimed: a claim is a write,
     * and whoever writes before he waits for the lock is told of before what he waited for.
     */
    @Transactional
    public Answer<Cancelled> cancel(AccountId account, IdempotencyKey key, When when) {
        Optional<Membership> live = memberships.lockLive(account);
        return idempotency.once(key, when, Cancelled.class, () -> cancel(live, when));
    }

    private Cancelled cancel(Optional<Membership> live, When when) {
        Membership membership =
                live.orElseThrow(() -> new ProblemException(PrimeError.NO_MEMBERSHIP, "there is nothing to cancel"));
        if (membership.status() == MembershipStatus.PENDING) {
            throw new ProblemException(
                    PrimeError.PAYMENT_PENDING,
                    "the first payment of membership " + membership.id() + " is not decided; cancel in a moment");
        }
        Period paid = periods.find(membership.id(), membership.period()).orElseThrow();
        Instant now = clock.instant();
        boolean paidAhead = paid.endsOn().isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC));
        return when == When.PERIOD_END && paidAhead ? atPeriodEnd(membership, paid) : now(membership, paid, now);
    }

    private Cancelled atPeriodEnd(Membership membership, Period paid) {
        if (membership.status() != MembershipStatus.CANCELLING) {
            memberships.cancelling(membership, paid.endsOn());
        }
        return new Cancelled(
                membership.id(),
                MembershipStatus.CANCELLING,
                Objects.requireNonNull(membership.benefitsUntil()),
                Money.zero(paid.price().currency()),
                Money.zero(paid.price().currency()),
                0,
                paid.proration().days(),
                "The membership ends on " + paid.endsOn() + " and is not renewed; until then it is used, so nothing is"
                        + " refunded.");
    }

    private Cancelled now(Membership membership, Period paid, Instant now) {
        LeavingTerms.Terms due = terms.of(membership, paid, LocalDate.ofInstant(now, ZoneOffset.UTC));
        if (due.unusedDays() > 0) {
            breakOff(paid, due.refund(), now);
        }
        // A renewal that is not under way is dropped; one that may be is refunded in full should it come through.
        periods.abandon(membership.id());
        memberships.end(membership, "cancelled", now, now);
        events.append(membership.changed(now));
        return new Cancelled(
                membership.id(),
                MembershipStatus.ENDED,
                now,
                due.refund(),
                due.takenOff(),
                due.unusedDays(),
                due.days(),
                due.reason());
    }

    private void breakOff(Period paid, Money refund, Instant now) {
        Money earned = periods.breakOff(paid, refund);
        if (!earned.isZero() || !refund.isZero()) {
            events.append(MembershipEntries.cancelled(paid, earned, refund, now));
        }
        if (!refund.isZero()) {
            refunds.note(paid.membership(), paid.number(), Objects.requireNonNull(paid.payment()), refund);
        }
    }

    /** When a membership is to end. */
    enum When {
        NOW,
        PERIOD_END
    }
}
