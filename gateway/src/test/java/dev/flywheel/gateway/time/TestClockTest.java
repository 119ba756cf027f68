package dev.flywheel.gateway.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flywheel.domain.ProblemException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestClockTest {

    @ParameterizedTest
    @CsvSource({"P14D, 336", "PT36H, 36", "P1DT1H, 25", "P400D, 9600", "p1d, 24"})
    void readsDurations(String text, long hours) {
        assertThat(TestClockController.parse(text)).isEqualTo(Duration.ofHours(hours));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "14", "P1M", "P1Y", "14D", "P", "tomorrow", "P0D", "-P1D", "P-1D", "P401D", "P400DT1S"})
    void refusesWhatIsNoneOrTooFar(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> TestClockController.parse(text))
                .satisfies(problem -> assertThat(problem.errors()).hasSize(1))
                .withMessageStartingWith("advance");
    }
}
