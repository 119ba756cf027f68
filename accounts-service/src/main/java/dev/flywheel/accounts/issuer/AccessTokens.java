package dev.flywheel.accounts.issuer;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.service.security.SecuritySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Service;

/** Writes access tokens (RFC 9068): what every service of Flywheel takes as proof of who calls. */
@Service
public class AccessTokens {

    /** RFC 9068, section 2.1: tells an access token from whatever else this issuer signs. */
    static final String TYPE = "at+jwt";

    /** The client people sign in with at {@code POST /sessions}. */
    private static final String OWN_CLIENT = "flywheel";

    private final JwtEncoder encoder;
    private final KeyRing keys;
    private final TokenTime time;
    private final Duration lifetime;
    private final SecuritySettings security;

    AccessTokens(JwtEncoder encoder, KeyRing keys, TokenTime time, IssuerSettings settings, SecuritySettings security) {
        this.encoder = encoder;
        this.keys = keys;
        this.time = time;
        this.lifetime = settings.accessTokenLifetime();
        this.security = security;
    }

    /** A token of this person with these roles. */
    public AccessToken issue(AccountId account, Set<Role> roles) {
        Instant now = time.now();
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(security.issuer())
                .subject(account.toString())
                .id(UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime));
        complete(claims, roles, OWN_CLIENT);
        JwsHeader.Builder header = JwsHeader.with(SignatureAlgorithm.RS256);
        complete(header);
        String token = encoder.encode(JwtEncoderParameters.from(header.build(), claims.build()))
                .getTokenValue();
        return new AccessToken(token, lifetime.toSeconds());
    }

    /** What all access tokens have in their header. */
    void complete(JwsHeader.Builder header) {
        header.type(TYPE).keyId(keys.current().id());
    }

    /** What all access tokens say. */
    void complete(JwtClaimsSet.Builder claims, Collection<Role> roles, String client) {
        claims.audience(List.of(security.audience()))
                .claim("roles", roles.stream().map(Role::name).sorted().toList())
                .claim("client_id", client);
    }

    /**
     * @param token a signed JWT
     * @param expiresIn seconds from now
     */
    public record AccessToken(String token, long expiresIn) {}
}
