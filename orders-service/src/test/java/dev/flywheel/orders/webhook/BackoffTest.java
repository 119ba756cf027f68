package dev.flywheel.orders.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Random random = new Random(7);

    @Test
    void growsThreefoldUpToHalfADay() {
        assertThat(pause(1)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
        assertThat(pause(2)).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(36));
        assertThat(pause(5)).isBetween(Duration.ofSeconds(648), Duration.ofSeconds(972));
        assertThat(pause(50)).isBetween(Duration.ofMinutes(576), Duration.ofMinutes(864));
    }

    @Test
    void differsFromOneToTheNext() {
        assertThat(List.of(pause(8), pause(8), pause(8))).doesNotHaveDuplicates();
    }

    @Test
    void waitsAsLongAsTheOtherSideAsksButNoLongerThanADay() {
        assertThat(Backoff.pause(1, Duration.ofHours(2), random)).isEqualTo(Duration.ofHours(2));
        assertThat(Backoff.pause(1, Duration.ofDays(900), random)).isEqualTo(Duration.ofDays(1));
    }

    /** The example of the Standard Webhooks specification's libraries. */
    @Test
    void signsAsTheSpecificationDoes() {
        byte[] secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(Signature.of(
                        List.of(secret),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    private Duration pause(int tries) {
        return Backoff.pause(tries, Duration.ZERO, random);
    }
}
