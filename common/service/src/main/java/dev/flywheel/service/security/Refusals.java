package dev.flywheel.service.security;

import dev.flywheel.domain.CommonError;
import dev.flywheel.service.problem.Problem;
import dev.flywheel.service.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Answers those who are not let in, and says what would help. */
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final AccessRules rules;
    private final Endpoints endpoints;

    Refusals(AccessRules rules, Endpoints endpoints) {
        this.rules = rules;
        this.endpoints = endpoints;
    }

    /** 401; or 503 while the issuer's keys are out of reach, since then the token may well be good. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (cause instanceof AuthenticationServiceException) {
            LOG.warn("a token could not be checked: {}", cause.getMessage());
            ProblemWriter.write(
                    response, Problem.of(CommonError.UNAVAILABLE, "access tokens cannot be checked at the moment"));
            return;
        }
        boolean tokenGiven = cause instanceof OAuth2AuthenticationException;
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, tokenGiven ? "Bearer error=\"invalid_token\"" : "Bearer");
        String detail = tokenGiven ? "the access token is not valid" + why(cause) : "this call needs an access token";
        ProblemWriter.write(response, Problem.of(CommonError.UNAUTHENTICATED, detail), headers);
    }

    /** Only our own words about claims: they help who holds a real token, and tell nothing about keys. */
    private static String why(AuthenticationException refused) {
        if (refused.getCause() instanceof JwtValidationException invalid
                && !invalid.getErrors().isEmpty()) {
            String reason = invalid.getErrors().iterator().next().getDescription();
            return reason == null ? "" : ": " + reason.replace("Jwt ", "it ");
        }
        return "";
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Need need = rules.decisive(request).map(AccessRules.Rule::need).orElse(null);
        if (need == null && !endpoints.has(request)) {
            ProblemWriter.write(response, Problem.of(CommonError.NOT_FOUND, "there is nothing at this address"));
            return;
        }
        String detail = need instanceof Need.AnyOf roles
                ? "this call needs the role " + roles.words()
                : "nobody may call this; it stands in no access rule";
        ProblemWriter.write(response, Problem.of(CommonError.FORBIDDEN, detail));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        LOG.debug("rejected", rejected);
        ProblemWriter.write(response, Problem.unreadable(CommonError.INVALID_REQUEST.status()));
    }
}
