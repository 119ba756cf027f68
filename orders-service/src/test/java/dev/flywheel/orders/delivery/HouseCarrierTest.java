package dev.flywheel.orders.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HouseCarrierTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_767_225_600);
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);

    /** Computed with {@code printf '1767225600.{"id":"evt_1"}' | openssl dgst -sha256 -hmac secret}. */
    private static final String SIGNED =
            "t=1767225600,v1=95c23362308fd41e2c4a889a3a7075d4f4556b560c3811f248a2412dfe8416b9";

    /** The first is the example in S10 itself: 47312482 has the check digit 9. */
    @ParameterizedTest
    @CsvSource({"47312482, FW473124829US", "0, FW000000005US", "1, FW000000014US", "100000001, FW000000014US"})
    void numbersHaveACheckDigit(long serial, String number) {
        assertThat(HouseCarrier.number(serial)).isEqualTo(number);
    }

    @Test
    void onlyWhatTheSecretSignedCounts() {
        assertThat(at(0).covers("secret", SIGNED, BODY)).isTrue();
        assertThat(at(0).covers("other", SIGNED, BODY)).isFalse();
        assertThat(at(0).covers(null, SIGNED, BODY)).isFalse();
        assertThat(at(0).covers("", SIGNED, BODY)).isFalse();
        assertThat(at(0).covers("secret", null, BODY)).isFalse();
        assertThat(at(0).covers("secret", "t=1,v1=00", BODY)).isFalse();
        assertThat(at(0).covers("secret", SIGNED, new byte[0])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void nothingOldOrEarlyCounts(long seconds) {
        assertThat(at(seconds).covers("secret", SIGNED, BODY)).isFalse();
        assertThat(at(seconds > 0 ? 300 : -300).covers("secret", SIGNED, BODY)).isTrue();
    }

    private static WebhookSignature at(long secondsLater) {
        return new WebhookSignature(Clock.fixed(NOW.plusSeconds(secondsLater), ZoneOffset.UTC));
    }
}
