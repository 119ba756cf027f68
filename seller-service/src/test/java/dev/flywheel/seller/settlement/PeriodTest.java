package dev.flywheel.seller.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2027-01-05, 2027-01-05",
        "2027-01-18, 2027-01-05",
        "2027-01-19, 2027-01-19",
        "2027-02-01, 2027-01-19",
        "2027-02-02, 2027-02-02",
        "2026-12-31, 2027-01-05"
    })
    void runsFourteenDaysFromTheRegistration(LocalDate day, LocalDate start) {
        Period period = Period.containing(day, LocalDate.of(2027, 1, 5));

        assertThat(period).isEqualTo(new Period(start, start.plusDays(14)));
    }
}
