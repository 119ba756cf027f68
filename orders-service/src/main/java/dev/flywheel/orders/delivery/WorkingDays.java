package dev.flywheel.orders.delivery;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * When somebody works.
 *
 * @param days of the week, 1 is Monday
 * @param holidays days on which nobody does
 */
record WorkingDays(Set<Integer> days, Set<LocalDate> holidays) {

    /** Nobody waits longer than this for a working day; a calendar may have none left. */
    private static final int MOST = 400;

    static WorkingDays of(Collection<Integer> days, Set<LocalDate> holidays) {
        return new WorkingDays(Set.copyOf(days), holidays);
    }

    boolean contains(LocalDate day) {
        return days.contains(day.getDayOfWeek().getValue()) && !holidays.contains(day);
    }

    /** That day or the first after it on which these and the others work. */
    Optional<LocalDate> firstFrom(LocalDate day, WorkingDays others) {
        return day.datesUntil(day.plusDays(MOST))
                .filter(candidate -> contains(candidate) && others.contains(candidate))
                .findFirst();
    }

    /** The so-manieth working day after a day; the day itself for none. */
    Optional<LocalDate> after(LocalDate day, int workingDays) {
        if (workingDays == 0) {
            return Optional.of(day);
        }
        return day.plusDays(1)
                .datesUntil(day.plusDays(MOST))
                .filter(this::contains)
                .skip(workingDays - 1L)
                .findFirst();
    }
}
