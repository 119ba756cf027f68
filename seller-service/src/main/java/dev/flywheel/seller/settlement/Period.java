package dev.flywheel.seller.settlement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A settlement period: 14 days, counted from the day the seller registered. Source: reference/selling.md, section 5.
 *
 * @param start first day
 * @param end first day that is not in it
 */
record Period(LocalDate start, LocalDate end) {

    private static final int DAYS = 14;

    /** The period a day lies in; days before the registration count to the first one. */
    static Period containing(LocalDate day, LocalDate registeredOn) {
        long since = Math.max(0, ChronoUnit.DAYS.between(registeredOn, day));
        LocalDate start = registeredOn.plusDays(since / DAYS * DAYS);
        return new Period(start, start.plusDays(DAYS));
    }
}
