package dev.flywheel.testing.service;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Access tokens as accounts-service issues them, signed with a key of this JVM. */
public final class Tokens {

    static final String ISSUER = "http://localhost:8080";

    private static final RSAKey KEY = key();

    private Tokens() {}

    /** A token of an account with exactly these roles. */
    public static String of(AccountId account, Role... roles) {
        return sign(account.toString(), Arrays.stream(roles).map(Role::name).toList());
    }

    /** A token of a service. */
    public static String service(String name) {
        return sign(name, List.of(Role.SERVICE.name()));
    }

    /** The public key, as a JWKS document. */
    static String jwks() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    private static String sign(String subject, List<String> roles) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("flywheel")
                .subject(subject)
                .claim("roles", roles)
                .claim("client_id", "tests")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(KEY.getKeyID())
                .build();
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("tests").generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
