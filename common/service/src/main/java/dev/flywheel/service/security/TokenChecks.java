package dev.flywheel.service.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * What makes an access token valid. The framework's own default takes tokens without expiry, for other audiences and of
 * other kinds, so all of it is said here.
 */
final class TokenChecks {

    /** RFC 9068: keeps ID tokens and whatever else the issuer signs from passing for access tokens. */
    private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt");

    private TokenChecks() {}

    /** Verifies each token once, and tests its times and everything else every time. */
    static JwtDecoder decoder(SecuritySettings settings, JWKSource<SecurityContext> keys) {
        OAuth2TokenValidator<Jwt> validator = validator(settings, Clock.systemUTC());
        return new VerifiedTokens(verifying(keys, validator), keys, validator);
    }

    /** Does all of it for each call. */
    static JwtDecoder verifying(JWKSource<SecurityContext> keys, OAuth2TokenValidator<Jwt> validator) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                // The type is checked below, in lower case; here it would be refused before that.
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier((type, context) -> {}))
                .build();
        decoder.setJwtValidator(validator);
        return decoder;
    }

    /**
     * @param clock the machine's
     */
    static OAuth2TokenValidator<Jwt> validator(SecuritySettings settings, Clock clock) {
        return new DelegatingOAuth2TokenValidator<>(
                times(settings, clock),
                check("it is no access token", TokenChecks::isAccessToken),
                check(
                        "it was issued by somebody else",
                        token -> settings.issuer().equals(token.getClaimAsString("iss"))),
                check("it is meant for somebody else", token -> isFor(token, settings.audience())),
                check(
                        "it names nobody",
                        token -> token.getSubject() != null
                                && !token.getSubject().isBlank()));
    }

    /**
     * Measures expiry by the machine's clock and not by the business clock. Where the test clock is on, moving it by a
     * month must not sign everybody out, nor may it bring an expired token back to life.
     */
    private static OAuth2TokenValidator<Jwt> times(SecuritySettings settings, Clock clock) {
        JwtTimestampValidator times = new JwtTimestampValidator(settings.leeway());
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        return times;
    }

    private static boolean isAccessToken(Jwt token) {
        return token.getHeaders().get("typ") instanceof String type
                && TYPES.contains(type.toLowerCase(java.util.Locale.ROOT));
    }

    private static boolean isFor(Jwt token, String audience) {
        return token.getAudience() != null && token.getAudience().contains(audience);
    }

    private static OAuth2TokenValidator<Jwt> check(String otherwise, Predicate<Jwt> check) {
        OAuth2TokenValidatorResult refused =
                OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, otherwise, null));
        return token -> check.test(token) ? OAuth2TokenValidatorResult.success() : refused;
    }
}
