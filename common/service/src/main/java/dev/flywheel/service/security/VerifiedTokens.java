package dev.flywheel.service.security;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.util.ConcurrentLruCache;

/**
 * Remembers the tokens used last whose signature was right, so that it is not reckoned anew for each call with the same one.
 * Only that is spared: what a token says is tested each time, its expiry with it, and so is whether the issuer still has the
 * key it was signed with. What is refused never comes in here.
 */
final class VerifiedTokens implements JwtDecoder {

    private static final int MOST = 5_000;

    private final JwtDecoder verifying;
    private final JWKSource<SecurityContext> keys;
    private final OAuth2TokenValidator<Jwt> validator;

    /** By use, since who calls now will call again soon; a cache that keeps what is used often forgets newcomers at once. */
    private final ConcurrentLruCache<String, Verified> verified = new ConcurrentLruCache<>(MOST, this::verify);

    VerifiedTokens(JwtDecoder verifying, JWKSource<SecurityContext> keys, OAuth2TokenValidator<Jwt> validator) {
        this.verifying = verifying;
        this.keys = keys;
        this.validator = validator;
    }

    @Override
    public Jwt decode(String token) {
        Verified known = verified.get(token);
        if (!known.keys.isEmpty()
                && known.keys.equals(matching(known.selector))
                && !validator.validate(known.token).hasErrors()) {
            return known.token;
        }
        verified.remove(token);
        return verifying.decode(token);
    }

    /** How many are remembered. */
    int count() {
        return verified.size();
    }

    /** The keys are looked up before, so that none counts that comes or goes meanwhile. */
    private Verified verify(String token) {
        JWKSelector selector = selector(token);
        List<JWK> matching = matching(selector);
        return new Verified(verifying.decode(token), selector, matching);
    }

    /** Empty when none is known. */
    private List<JWK> matching(@Nullable JWKSelector selector) {
        try {
            return selector == null ? List.of() : keys.get(selector, null);
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

    /**
     * @param keys that the issuer had for it
     */
    private record Verified(Jwt token, @Nullable JWKSelector selector, List<JWK> keys) {}
}
