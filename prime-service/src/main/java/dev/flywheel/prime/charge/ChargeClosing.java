package dev.flywheel.prime.charge;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.prime.membership.Membership;
import dev.flywheel.prime.membership.MembershipEntries;
import dev.flywheel.prime.membership.MembershipStatus;
import dev.flywheel.prime.membership.Memberships;
import dev.flywheel.prime.membership.MonthCalendar;
import dev.flywheel.prime.membership.Period;
import dev.flywheel.prime.membership.Periods;
import dev.flywheel.prime.payment.Refunds;
import dev.flywheel.service.feed.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a charge comes to. Whoever comes second, of two that close the same charge, does nothing. */
@Component
class ChargeClosing {

    private final Memberships memberships;
    private final Periods periods;
    private final Refunds refunds;
    private final RetryDays retryDays;
    private final EventLog events;
    private final Clock clock;

    ChargeClosing(
            Memberships memberships,
            Periods periods,
            Refunds refunds,
            RetryDays retryDays,
            EventLog events,
            Clock clock) {
        this.memberships = memberships;
        this.periods = periods;
        this.refunds = refunds;
        this.retryDays = retryDays;
        this.events = events;
        this.clock = clock;
    }

    /** The money came: the membership is on. If it was cancelled meanwhile, the money goes back. */
    @Transactional
    public void paid(Period taken, PaymentId payment) {
        Instant now = clock.instant();
        Membership membership = memberships.lock(taken.membership());
        Period period = whenBenefitsBegin(taken, membership, now);
        if (!periods.charge(period, payment, now)) {
            return;
        }
        events.append(MembershipEntries.charged(period, now));
        if (membership.status() == MembershipStatus.ENDED) {
            giveBack(period, membership, payment, now);
            return;
        }
        Instant until = startOf(period.endsOn());
        memberships.paid(membership, period, until);
        events.append(membership.changed(until));
    }

    /** The money was refused: a first period ends the membership, a renewal is tried again for some days. */
    @Transactional
    public void declined(Period period, String code) {
        Instant now = clock.instant();
        Membership membership = memberships.lock(period.membership());
        boolean over = period.number() == 1 || membership.status() == MembershipStatus.ENDED;
        Instant again = over ? null : retryDays.next(period, now);
        if (!periods.refuse(period, now, again)) {
            return;
        }
        if (membership.status() == MembershipStatus.ENDED) {
            memberships.forgetPaymentMethod(membership);
        } else if (again == null) {
            end(membership, code, now);
        } else {
            memberships.pastDue(membership);
        }
    }

    private void end(Membership membership, String code, Instant now) {
        Instant until = earlier(membership.benefitsUntil(), now);
        memberships.end(membership, code, now, until);
        if (until != null) {
            events.append(membership.changed(until));
        }
    }

    private void giveBack(Period period, Membership membership, PaymentId payment, Instant now) {
        Money nothing = periods.breakOff(period, period.price());
        events.append(List.of(MembershipEntries.cancelled(period, nothing, period.price(), now)));
        refunds.note(membership.id(), period.number(), payment, period.price());
        memberships.forgetPaymentMethod(membership);
    }

    /** Nobody pays for days without benefits: a month paid after they had lapsed begins on the day it is paid. */
    private static Period whenBenefitsBegin(Period period, Membership membership, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Instant until = membership.benefitsUntil();
        boolean lapsed = until == null || (period.attempt() > 0 && until.isBefore(now));
        if (!lapsed || !period.startsOn().isBefore(today)) {
            return period;
        }
        MonthCalendar calendar = new MonthCalendar(today, period.number());
        return period.on(today, calendar.endOf(period.number()));
    }

    private static @Nullable Instant earlier(@Nullable Instant until, Instant now) {
        return until == null || until.isBefore(now) ? until : now;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
