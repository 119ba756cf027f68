package dev.flywheel.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Who a client is to the limits: the account of a valid token, wherever it calls from, and otherwise the address. An
 * account that anybody could write into a token would be a fresh allowance for everybody, so the token is checked, once
 * in a while for each; to have an unknown one checked costs a call of the address.
 */
final class Clients {

    private static final int MAX_TOKENS = 50_000;
    private static final Duration CHECKED_FOR = Duration.ofMinutes(1);
    private static final String BEARER = "Bearer ";

    private final JwtDecoder decoder;
    private final Cache<String, String> accounts = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterWrite(CHECKED_FOR)
            .build();

    Clients(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    /** The account of a token that was checked lately; null for everybody else. */
    @Nullable
    String account(HttpServletRequest request) {
        String token = token(request);
        return token == null ? null : accounts.getIfPresent(token);
    }

    /** Remembers the account of the request's token, if it is valid. */
    void learn(HttpServletRequest request) {
        String token = token(request);
        if (token == null || accounts.getIfPresent(token) != null) {
            return;
        }
        try {
            accounts.put(token, "account " + decoder.decode(token).getSubject());
        } catch (JwtException invalid) {
            accounts.invalidate(token);
        }
    }

    static String address(HttpServletRequest request) {
        return "address " + request.getRemoteAddr();
    }

    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
    }
}
