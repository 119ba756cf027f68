package dev.flywheel.finance.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_767_225_600);
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);

    /** Computed with {@code printf '1767225600.{"id":"evt_1"}' | openssl dgst -sha256 -hmac secret}. */
    private static final String SIGNED =
            "t=1767225600,v1=95c23362308fd41e2c4a889a3a7075d4f4556b560c3811f248a2412dfe8416b9";

    @Test
    void coversWhatTheSecretSigned() {
        assertThat(covers(SIGNED, 0)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -299, 299, 300})
    void allowsFiveMinutesEitherWay(long seconds) {
        assertThat(covers(SIGNED, seconds)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void refusesAnOldOrEarlyOne(long seconds) {
        assertThat(covers(SIGNED, seconds)).isFalse();
    }

    @Test
    void refusesAnotherBody() {
        byte[] other = "{\"id\":\"evt_2\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(signature("secret", 0).covers(SIGNED, other)).isFalse();
    }

    @Test
    void refusesAnotherTimeThanTheSignedOne() {
        assertThat(covers(SIGNED.replace("1767225600", "1767225601"), 0)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "t=1767225600", "v1=00", "t=,v1=", "t=1767225600,v1=zz", "t=99999999999999999999,v1=00"})
    void refusesWhatIsNoSignature(@Nullable String header) {
        assertThat(covers(header, 0)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "other"})
    void withoutTheSharedSecretNothingIsCovered(@Nullable String secret) {
        assertThat(signature(secret, 0).covers(SIGNED, BODY)).isFalse();
    }

    private static boolean covers(@Nullable String header, long secondsLater) {
        return signature("secret", secondsLater).covers(header, BODY);
    }

    private static WebhookSignature signature(@Nullable String secret, long secondsLater) {
        return new WebhookSignature(secret, Clock.fixed(NOW.plusSeconds(secondsLater), ZoneOffset.UTC));
    }
}
