package dev.flywheel.accounts.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flywheel.domain.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;

class ThrottleTest {

    private final Throttle throttle = new Throttle(new Limit(3, Duration.ofHours(1)));

    @Test
    void refusesOneMoreThanTheLimit() {
        for (int i = 0; i < 3; i++) {
            throttle.spend("ann", "attempts", new MockHttpServletResponse());
        }
        MockHttpServletResponse answer = new MockHttpServletResponse();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> throttle.spend("Ann", "attempts", answer))
                .withMessageContaining("too many attempts");
        assertThat(Integer.parseInt(String.valueOf(answer.getHeader("Retry-After"))))
                .isBetween(1, 1200);
        throttle.spend("bob", "attempts", new MockHttpServletResponse());
    }

    @Test
    void countsNotWhatWasGivenBack() {
        for (int i = 0; i < 10; i++) {
            throttle.spend("ann", "attempts", new MockHttpServletResponse());
            throttle.giveBack("ann");
        }
    }

    @Test
    void aLimitIsPerAPositiveTime() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limit(1, Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::",
        "2001:db8:1:2:ffff:4:5:6, 2001:db8:1:2::",
        "0:0:0:0:0:0:0:1, 0:0:0:0::",
        "::1, ::1"
    })
    void countsANetworkOfVersionSixAsOne(String address, String counted) {
        assertThat(ClientAddress.network(address)).isEqualTo(counted);
    }
}
