package dev.flywheel.service.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.flywheel.service.security.SecuritySettings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(ServiceTokens.class);
    private static final Duration EARLY = Duration.ofSeconds(60);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private record Token(String value, long renewAt, long expiresAt) {}

    private record Answer(
            @JsonProperty("access_token") String token,
            @JsonProperty("expires_in") long seconds) {}

    private final RestClient http;
    private final SecuritySettings settings;
    private final ReentrantLock fetching = new ReentrantLock();
    private final AtomicBoolean renewing = new AtomicBoolean();
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
        if (known == null || isPast(known.expiresAt)) {
            return renewed(known);
        }
        if (isPast(known.renewAt) && renewing.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> renewInBackground(known));
        }
        return known.value;
    }

    /** No call waits for this one, so a call with a deadline keeps it however slow the issuer is. */
    private void renewInBackground(Token known) {
        try {
            renewed(known);
        } catch (RemoteUnavailable away) {
            LOG.debug("this service's token stays in use until it expires", away);
        } finally {
            renewing.set(false);
        }
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
            if (latest != null && !latest.equals(known)) {
                return latest.value;
            }
            Token fetched = fetchUnlessFailedJustNow();
            current = fetched;
            return fetched.value;
        } finally {
            fetching.unlock();
        }
    }

    private Token fetchUnlessFailedJustNow() {
        if (!isPast(failedAt + PAUSE_AFTER_FAILURE.toNanos())) {
            throw unavailable(null);
        }
        try {
            return fetch();
        } catch (RemoteUnavailable | RemoteProblem | RestClientException away) {
            failedAt = System.nanoTime();
            throw unavailable(away);
        }
    }

    private static boolean isPast(long nanos) {
        return System.nanoTime() - nanos >= 0;
    }

    private static RemoteUnavailable unavailable(@Nullable Throwable cause) {
        return new RemoteUnavailable("accounts", false, "could not issue this service's token", cause);
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
