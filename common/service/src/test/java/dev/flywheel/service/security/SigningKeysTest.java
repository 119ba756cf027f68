package dev.flywheel.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import dev.flywheel.service.chassis.Forge;
import dev.flywheel.service.chassis.Issuer;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

    private final Issuer issuer = Issuer.start();
    private final SigningKeys keys = new SigningKeys(URI.create(issuer.url() + "/oauth2/jwks"));

    @Test
    void areFetchedWithTheFirstTokenAndNotBefore() throws Exception {
        assertThat(issuer.keysAsked()).isZero();
        assertThat(keys.get(key("good"), null)).hasSize(1);
        assertThat(keys.get(key("good"), null)).hasSize(1);
        assertThat(issuer.keysAsked()).isOne();
    }

    @Test
    void stayWhileTheIssuerIsAway() throws Exception {
        keys.get(key("good"), null);
        issuer.failing(true);
        assertThat(keys.get(key("good"), null)).hasSize(1);
        assertThat(keys.get(key("unknown"), null)).isEmpty();
        assertThat(keys.get(key("good"), null)).hasSize(1);
    }

    @Test
    void areMissedUntilTheIssuerComesUp() throws Exception {
        issuer.failing(true);
        assertThatThrownBy(() -> keys.get(key("good"), null)).isInstanceOf(RemoteKeySourceException.class);
        assertThatThrownBy(() -> keys.get(key("good"), null)).isInstanceOf(RemoteKeySourceException.class);
        assertThat(issuer.keysAsked()).as("asked once, not by every call").isOne();
        issuer.failing(false);
        dev.flywheel.testing.Eventually.passes(
                java.time.Duration.ofSeconds(5),
                () -> assertThat(keys.get(key("good"), null)).hasSize(1));
    }

    @Test
    void madeUpNamesDoNotFloodTheIssuer() throws Exception {
        for (int i = 0; i < 200; i++) {
            assertThat(keys.get(key("made-up-" + i), null)).isEmpty();
        }
        assertThat(issuer.keysAsked()).isOne();
    }

    @Test
    void areFetchedOnceForAllWhoWait() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls = IntStream.range(0, 50)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> keys.get(key("good"), null).size())
                    .toList();
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isOne();
            }
        }
        assertThat(issuer.keysAsked()).isOne();
    }

    private static JWKSelector key(String id) {
        assertThat(Forge.KEY.getKeyID()).isEqualTo("good");
        return new JWKSelector(new JWKMatcher.Builder().keyID(id).build());
    }
}
