package dev.flywheel.service.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers tokens whose signature was right, by their hash, so that it is not reckoned anew for each call with the same one.
 * Only that is spared: what a token says is tested each time, its expiry with it, and so is whether the issuer still has the
 * key it was signed with. What is refused never comes in here.
 */
final class VerifiedTokens implements JwtDecoder {

    private static final int MOST = 5_000;

    private final JwtDecoder verifying;
    private final JWKSource<SecurityContext> keys;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Cache<String, Verified> verified;

    VerifiedTokens(
            JwtDecoder verifying,
            JWKSource<SecurityContext> keys,
            OAuth2TokenValidator<Jwt> validator,
            Duration leeway) {
        this.verifying = verifying;
        this.keys = keys;
        this.validator = validator;
        // After its expiry a token is of no use and only takes room.
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<String, Verified>creating((hash, token) -> token.left(leeway)))
                .build();
    }

    @Override
    public Jwt decode(String token) {
        String hash = hash(token);
        Verified known = verified.getIfPresent(hash);
        if (known == null) {
            return verify(token, hash);
        }
        if (known.keys.equals(matching(known.selector))
                && !validator.validate(known.token).hasErrors()) {
            return known.token;
        }
        verified.invalidate(hash);
        return verifying.decode(token);
    }

    /** How many are remembered. */
    long count() {
        verified.cleanUp();
        return verified.estimatedSize();
    }

    /** The keys are looked up before, so that none counts that comes or goes meanwhile. */
    private Jwt verify(String token, String hash) {
        JWKSelector selector = selector(token);
        List<JWK> matching = selector == null ? List.of() : matching(selector);
        Jwt jwt = verifying.decode(token);
        if (selector != null && !matching.isEmpty()) {
            verified.put(hash, new Verified(jwt, selector, matching));
        }
        return jwt;
    }

    /** Empty when none is known. */
    private List<JWK> matching(JWKSelector selector) {
        try {
            return keys.get(selector, null);
        } catch (KeySourceException away) {
            return List.of();
        }
    }

    /** The keys that a token may be signed with; null when it is no token at all, which is for the verifying one to say. */
    private static @Nullable JWKSelector selector(String token) {
        int end = token.indexOf('.');
        try {
            JWKMatcher matcher =
                    end < 0 ? null : JWKMatcher.forJWSHeader(JWSHeader.parse(new Base64URL(token.substring(0, end))));
            return matcher == null ? null : new JWKSelector(matcher);
        } catch (ParseException | IllegalArgumentException none) {
            return null;
        }
    }

    private static String hash(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /**
     * @param keys that the issuer had for it
     */
    private record Verified(Jwt token, JWKSelector selector, List<JWK> keys) {

        Duration left(Duration leeway) {
            Duration left = Duration.between(Instant.now(), Objects.requireNonNull(token.getExpiresAt()));
            return left.isNegative() ? leeway : left.plus(leeway);
        }
    }
}
