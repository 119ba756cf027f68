package dev.flywheel.prime.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MonthCalendarTest {

    @Test
    void goesToTheLastDayOfShorterMonthsAndBack() {
        MonthCalendar calendar = new MonthCalendar(LocalDate.of(2027, 1, 31), 1);
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(calendar::endOf))
                .extracting(LocalDate::toString)
                .containsExactly("2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30");
    }

    @Test
    void knowsLeapYears() {
        MonthCalendar calendar = new MonthCalendar(LocalDate.of(2028, 1, 30), 1);
        assertThat(calendar.endOf(1)).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(calendar.endOf(2)).isEqualTo(LocalDate.of(2028, 3, 30));
    }

    @Test
    void leavesNoGapBetweenPeriods() {
        MonthCalendar calendar = new MonthCalendar(LocalDate.of(2027, 8, 31), 4);
        assertThat(calendar.startOf(4)).isEqualTo(LocalDate.of(2027, 8, 31));
        for (int period = 4; period < 40; period++) {
            assertThat(calendar.endOf(period)).isEqualTo(calendar.startOf(period + 1));
        }
    }
}
