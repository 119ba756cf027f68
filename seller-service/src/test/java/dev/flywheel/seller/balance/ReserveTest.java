package dev.flywheel.seller.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReserveTest {

    @ParameterizedTest
    @CsvSource({
        "2027-01-03T12:00:00Z, 7, 2027-01-11",
        "2027-01-04T12:00:00Z, 14, 2027-01-19",
        "2027-01-03T00:00:00Z, 7, 2027-01-11",
        "2027-01-03T23:59:59Z, 7, 2027-01-11",
        "2027-01-03T12:00:00Z, 0, 2027-01-04",
        "2028-02-22T12:00:00Z, 7, 2028-03-01"
    })
    void isAvailableTheDayAfterTheReserve(Instant delivered, int days, LocalDate available) {
        assertThat(new Reserve(days).availableOn(delivered)).isEqualTo(available);
    }
}
