package dev.flywheel.prime.renewal;

import dev.flywheel.contracts.Event;
import dev.flywheel.prime.PrimeSettings;
import dev.flywheel.prime.membership.Membership;
import dev.flywheel.prime.membership.Memberships;
import dev.flywheel.prime.membership.Period;
import dev.flywheel.prime.membership.PeriodStatus;
import dev.flywheel.prime.membership.Periods;
import dev.flywheel.prime.plan.Plans;
import dev.flywheel.service.feed.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins the next period of memberships whose paid one is over. The charge follows by a job of its own; the period after it
 * waits until that is decided, so somebody several months behind is charged one month after the other.
 */
@Component
class Renewals {

    private static final int BATCH = 100;

    private final Memberships memberships;
    private final Periods periods;
    private final Plans plans;
    private final EventLog events;
    private final PrimeSettings settings;
    private final Clock clock;

    Renewals(
            Memberships memberships,
            Periods periods,
            Plans plans,
            EventLog events,
            PrimeSettings settings,
            Clock clock) {
        this.memberships = memberships;
        this.periods = periods;
        this.plans = plans;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Begins some of the periods that are due; returns how many. Benefits go on while they are being paid. The locks are the
     * first thing the transaction takes, and none is waited for: a membership that somebody holds, or has changed so that it
     * is not due any more, is left out. So nobody is told of a renewal in the wrong place.
     */
    @Transactional
    public int beginSome() {
        Instant now = clock.instant();
        List<Event> news = new ArrayList<>();
        List<Membership> due = memberships.lockRenewing(LocalDate.ofInstant(now, ZoneOffset.UTC), BATCH);
        for (Membership membership : due) {
            Period next = next(membership);
            Instant until =
                    next.startsOn().atStartOfDay(ZoneOffset.UTC).toInstant().plus(settings.grace());
            periods.open(next, false, now);
            memberships.renewing(membership, until);
            news.add(membership.changed(until));
        }
        events.append(news);
        return due.size();
    }

    /** Ends memberships that were cancelled for the end of their period; returns how many. */
    @Transactional
    public int endCancelled() {
        Instant now = clock.instant();
        return memberships.endCancelled(LocalDate.ofInstant(now, ZoneOffset.UTC), now);
    }

    private Period next(Membership membership) {
        int number = membership.period() + 1;
        return new Period(
                membership.id(),
                number,
                membership.calendar().startOf(number),
                membership.calendar().endOf(number),
                plans.version(membership.planVersion()).price(),
                membership.country(),
                PeriodStatus.PENDING,
                0,
                false,
                null,
                null);
    }
}
