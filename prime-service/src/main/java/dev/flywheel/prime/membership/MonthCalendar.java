package dev.flywheel.prime.membership;

import java.time.LocalDate;

/**
 * Calendar months counted from one day: who joins on the 31st is charged on the last day of shorter months, and on the 31st
 * again where there is one.
 *
 * @param anchor first day of the period that all others are counted from
 * @param anchorPeriod the number of that period
 */
public record MonthCalendar(LocalDate anchor, int anchorPeriod) {

    /** First day of a period. */
    public LocalDate startOf(int period) {
        return anchor.plusMonths((long) period - anchorPeriod);
    }

    /** The day after a period's last one: the first of the next. */
    public LocalDate endOf(int period) {
        return startOf(period + 1);
    }
}
