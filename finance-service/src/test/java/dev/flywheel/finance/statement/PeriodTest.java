package dev.flywheel.finance.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.domain.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);

    @Test
    void bothDaysBelongToIt() {
        Period period = new Period(DAY, DAY);

        assertThat(period.start()).isEqualTo(Instant.parse("2026-02-28T00:00:00Z"));
        assertThat(period.end()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void anOpenEndReachesAllDays() {
        Period period = new Period(null, null);

        assertThat(period.start()).isBefore(Instant.parse("1970-01-01T00:00:00Z"));
        assertThat(period.end()).isAfter(Instant.parse("2200-01-01T00:00:00Z"));
    }

    @Test
    void refusesDaysThatCannotBe() {
        assertThatThrownBy(() -> new Period(DAY, DAY.minusDays(1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.errors().getFirst().field()).isEqualTo("to"));
        assertThatThrownBy(() -> new Period(LocalDate.MIN, null)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new Period(null, LocalDate.MAX)).isInstanceOf(ProblemException.class);
    }
}
