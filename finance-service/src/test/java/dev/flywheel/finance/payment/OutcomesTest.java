package dev.flywheel.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    @Test
    void theProviderIsAskedLessAndLessOften() {
        assertThat(Outcomes.pause(0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Outcomes.pause(1)).isEqualTo(Duration.ofSeconds(20));
        assertThat(Outcomes.pause(8)).isEqualTo(Duration.ofSeconds(2560));
        assertThat(Outcomes.pause(9)).isEqualTo(Duration.ofHours(1));
        assertThat(Outcomes.pause(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
    }
}
