package dev.flywheel.service.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Takes the token from the {@code Authorization} header, and from nowhere else. Two headers, or another scheme, are
 * refused rather than guessed at.
 */
final class BearerToken implements AuthenticationConverter {

    private final DefaultBearerTokenResolver resolver = new DefaultBearerTokenResolver();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.isEmpty()) {
            return null;
        }
        String token = headers.size() == 1 ? resolver.resolve(request) : null;
        if (token == null) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken(
                    "one Authorization header of the form 'Bearer <token>' is expected"));
        }
        return new BearerTokenAuthenticationToken(token);
    }
}
