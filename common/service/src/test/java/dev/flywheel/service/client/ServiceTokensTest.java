package dev.flywheel.service.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.service.chassis.Issuer;
import dev.flywheel.service.security.SecuritySettings;
import dev.flywheel.testing.Eventually;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

class ServiceTokensTest {

    private final Issuer issuer = Issuer.start();
    private final ServiceClients clients =
            new ServiceClients(new ServiceSettings(Map.of()), settings("secret"), RestClient::builder);
    private final ServiceTokens tokens = clients.tokens();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void oneCallerFetchesForAll() throws Exception {
        Set<String> seen = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = IntStream.range(0, 100)
                    .<Callable<String>>mapToObj(i -> tokens::token)
                    .toList();
            for (var token : threads.invokeAll(calls)) {
                seen.add(token.get());
            }
        }
        assertThat(seen).containsExactly("token-1");
        assertThat(issuer.tokensAsked()).isOne();
    }

    @Test
    void aTokenIsRenewedBeforeItExpiresAndKeptWhileTheIssuerIsAway() {
        issuer.tokenSeconds(2);
        assertThat(tokens.token()).isEqualTo("token-1");
        issuer.failing(true);
        Eventually.await(Duration.ofSeconds(5), () -> "token-1".equals(tokens.token()) && issuer.tokensAsked() > 1);
        issuer.failing(false);
        Eventually.await(Duration.ofSeconds(5), () -> !"token-1".equals(tokens.token()));
    }

    @Test
    void aRefusedTokenIsForgottenButNotItsSuccessor() {
        String first = tokens.token();
        tokens.refused(String.valueOf(first));
        assertThat(tokens.token()).isEqualTo("token-2");
        tokens.refused(String.valueOf(first));
        assertThat(tokens.token()).isEqualTo("token-2");
    }

    @Test
    void anIssuerThatIsAwayIsAskedOnceASecond() {
        issuer.failing(true);
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(tokens::token)
                    .isInstanceOfSatisfying(
                            RemoteUnavailable.class,
                            away -> assertThat(away.maybeExecuted()).isFalse());
        }
        assertThat(issuer.tokensAsked()).isLessThan(5);
        issuer.failing(false);
        Eventually.passes(
                Duration.ofSeconds(5), () -> assertThat(tokens.token()).startsWith("token-"));
    }

    @Test
    void withoutASecretThereIsNoToken() {
        try (ServiceClients others =
                new ServiceClients(new ServiceSettings(Map.of()), settings(null), RestClient::builder)) {
            assertThat(others.tokens().token()).isNull();
        }
        assertThat(issuer.tokensAsked()).isZero();
    }

    private SecuritySettings settings(@Nullable String secret) {
        return new SecuritySettings(
                "https://issuer.test",
                "flywheel",
                null,
                Duration.ofSeconds(5),
                "things",
                secret,
                URI.create(issuer.url() + "/oauth2/token"));
    }
}
