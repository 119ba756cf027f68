package dev.flywheel.service.chassis;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;

/** Makes tokens, good ones and any kind of bad ones. */
public final class Forge {

    public static final String ISSUER = "https://issuer.test";

    public static final RSAKey KEY = rsa("good");
    public static final ECKey ELLIPTIC = elliptic();
    public static final RSAKey STOLEN_NAME = rsa("good");

    private Forge() {}

    static String jwks() {
        return new JWKSet(List.of((JWK) KEY.toPublicJWK(), ELLIPTIC.toPublicJWK())).toString();
    }

    /** A token as the issuer makes it. */
    public static String token(AccountId account, Role... roles) {
        return sign(header(), claims(account, roles).build());
    }

    public static String token(Role... roles) {
        return token(AccountId.next(), roles);
    }

    public static JWTClaimsSet.Builder claims(AccountId account, Role... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("flywheel")
                .subject(account.toString())
                .claim("roles", Arrays.stream(roles).map(Role::name).toList())
                .issueTime(in(-600))
                .expirationTime(in(300));
    }

    public static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    public static JWSHeader header() {
        return header("at+jwt");
    }

    public static JWSHeader header(String type) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType(type))
                .keyID(KEY.getKeyID())
                .build();
    }

    public static String sign(JWSHeader header, JWTClaimsSet claims) {
        return sign(header, claims, KEY);
    }

    public static String sign(JWSHeader header, JWTClaimsSet claims, JWK key) {
        try {
            JWSSigner signer = key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey());
            return sign(header, claims, signer);
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static ECKey elliptic() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("elliptic").generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
