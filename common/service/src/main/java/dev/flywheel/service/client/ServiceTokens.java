package dev.flywheel.service.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.flywheel.service.security.SecuritySettings;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * This service's own access token (OAuth 2 client credentials), fetched by one caller for all and renewed a minute before
 * it expires. While the issuer is away, a token that still holds stays in use.
 *
 * <p>Ages are measured by the machine's running time: tokens live in real time, whatever the business clock says.
 */
public final class ServiceTokens {

    private static final Duration EARLY = Duration.ofSeconds(60);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private record Token(String value, long renewAt, long expiresAt) {}

    private record Answer(
            @JsonProperty("access_token") String token,
            @JsonProperty("expires_in") long seconds) {}

    private final RestClient http;
    private final SecuritySettings settings;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Token current;
    private volatile long failedAt = System.nanoTime() - PAUSE_AFTER_FAILURE.toNanos();

    ServiceTokens(RestClient http, SecuritySettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /** The token to send; null when this service has no secret, as in tests of a single service. */
    @Nullable
    String token() {
        if (settings.clientSecret() == null) {
            return null;
        }
        Token known = current;
        return known != null && System.nanoTime() - known.renewAt < 0 ? known.value : renewed(known);
    }

    /** Forgets a token that another service refused, so that the next call fetches a new one. */
    void refused(String token) {
        fetching.lock();
        try {
            Token known = current;
            if (known != null && known.value.equals(token)) {
                current = null;
            }
        } finally {
            fetching.unlock();
        }
    }

    private String renewed(@Nullable Token known) {
        fetching.lock();
        try {
            Token latest = current;
            if (latest != null && latest != known) {
                return latest.value;
            }
            Token fetched = fetchOrKeep(latest);
            current = fetched;
            return fetched.value;
        } finally {
            fetching.unlock();
        }
    }

    private Token fetchOrKeep(@Nullable Token held) {
        boolean failedJustNow = System.nanoTime() - failedAt < PAUSE_AFTER_FAILURE.toNanos();
        try {
            if (failedJustNow) {
                throw new RemoteUnavailable("accounts", false, "could not issue this service's token", null);
            }
            return fetch();
        } catch (RemoteUnavailable | RemoteProblem | RestClientException away) {
            failedAt = failedJustNow ? failedAt : System.nanoTime();
            if (held != null && System.nanoTime() - held.expiresAt < 0) {
                return held;
            }
            throw new RemoteUnavailable("accounts", false, "could not issue this service's token", away);
        }
    }

    private Token fetch() {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        Answer answer = http.post()
                .uri(settings.tokens())
                .headers(headers -> headers.setBasicAuth(
                        String.valueOf(settings.clientId()), String.valueOf(settings.clientSecret())))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Answer.class);
        if (answer == null || answer.token == null) {
            throw new RestClientException("the issuer answered without a token");
        }
        long now = System.nanoTime();
        Duration life = Duration.ofSeconds(answer.seconds);
        Duration early = life.dividedBy(2).compareTo(EARLY) < 0 ? life.dividedBy(2) : EARLY;
        return new Token(answer.token, now + life.minus(early).toNanos(), now + life.toNanos());
    }
}
