package dev.flywheel.service.signature;

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

class TimedSignatureTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_767_225_600);
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);

    /** Computed with {@code printf '1767225600.{"id":"evt_1"}' | openssl dgst -sha256 -hmac secret}. */
    private static final String SIGNED =
            "t=1767225600,v1=95c23362308fd41e2c4a889a3a7075d4f4556b560c3811f248a2412dfe8416b9";

    private static TimedSignature at(long secondsLater) {
        return new TimedSignature(Clock.fixed(NOW.plusSeconds(secondsLater), ZoneOffset.UTC));
    }

    private static boolean covers(@Nullable String header) {
        return at(0).covers("secret", header, BODY);
    }

    @Test
    void signsAsOpensslDoes() {
        assertThat(at(0).sign("secret", BODY)).isEqualTo(SIGNED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -299, 0, 299, 300})
    void allowsFiveMinutesEitherWay(long seconds) {
        assertThat(at(seconds).covers("secret", SIGNED, BODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void refusesAnOldOrEarlyOne(long seconds) {
        assertThat(at(seconds).covers("secret", SIGNED, BODY)).isFalse();
    }

    @Test
    void refusesAnotherBodyOrTimeThanTheSignedOne() {
        assertThat(at(0).covers("secret", SIGNED, "{\"id\":\"evt_2\"}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(at(0).covers("secret", SIGNED, new byte[0])).isFalse();
        assertThat(covers(SIGNED.replace("1767225600", "1767225601"))).isFalse();
        assertThat(covers(SIGNED.replace("95c2", "95c3"))).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "t=1767225600", "v1=00", "t=,v1=", "t=1767225600,v1=zz", "t=99999999999999999999,v1=00"})
    void refusesWhatIsNoSignature(@Nullable String header) {
        assertThat(covers(header)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "other"})
    void withoutTheSharedSecretNothingIsCovered(@Nullable String secret) {
        assertThat(at(0).covers(secret, SIGNED, BODY)).isFalse();
    }
}
