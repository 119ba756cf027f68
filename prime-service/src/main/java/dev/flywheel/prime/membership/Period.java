package dev.flywheel.prime.membership;

import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A month of a membership.
 *
 * @param number counts from 1
 * @param startsOn first day
 * @param endsOn the day after the last one
 * @param attempt how often its charge was refused
 * @param inFlight true while a charge may be under way whose outcome is not known
 * @param firstFailedAt when its charge was refused first
 * @param payment null until it is charged
 */
public record Period(
        MembershipId membership,
        int number,
        LocalDate startsOn,
        LocalDate endsOn,
        Money price,
        String country,
        PeriodStatus status,
        int attempt,
        boolean inFlight,
        @Nullable Instant firstFailedAt,
        @Nullable PaymentId payment) {

    /** What this period's charge, entries and refund are called by. */
    public String key() {
        return "membership:" + membership + ":period:" + number;
    }

    public Proration proration() {
        return new Proration(price, startsOn, endsOn);
    }

    /** The same month on other days. */
    public Period on(LocalDate newStart, LocalDate newEnd) {
        return new Period(
                membership,
                number,
                newStart,
                newEnd,
                price,
                country,
                status,
                attempt,
                inFlight,
                firstFailedAt,
                payment);
    }
}
