package dev.flywheel.standalone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Access tokens that are nearly right; most of them are signed with the very key of the issuer. */
final class Forgery {

    private final String issuer;
    private final String subject;
    private final RSAKey key;

    /**
     * @param subject the account that the tokens name
     */
    Forgery(Marketplace marketplace, String subject) throws Exception {
        this.issuer = marketplace.url();
        this.subject = subject;
        JWKSource<?> keys = marketplace.inside("accounts").getBean(JWKSource.class);
        JWKSelector any = new JWKSelector(new JWKMatcher.Builder().build());
        this.key = keys.get(any, null).getFirst().toRSAKey();
    }

    /** As the issuer makes it: proves that the others are refused for what is wrong with them. */
    String good() throws JOSEException {
        return signed(claims().build());
    }

    /** By what is wrong with them. */
    Map<String, String> bad() throws JOSEException {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("expired", signed(claims().expirationTime(in(-60)).build()));
        bad.put("without expiry", signed(claims().expirationTime(null).build()));
        bad.put("not valid yet", signed(claims().notBeforeTime(in(3_600)).build()));
        bad.put(
                "of another issuer",
                signed(claims().issuer("http://localhost:1").build()));
        bad.put("of no issuer", signed(claims().issuer(null).build()));
        bad.put("for another audience", signed(claims().audience("somebody").build()));
        bad.put("for nobody", signed(claims().audience((String) null).build()));
        bad.put("about nobody", signed(claims().subject(" ").build()));
        bad.put("an ID token", sign(JOSEObjectType.JWT, claims().build(), key));
        bad.put("of no type", sign(null, claims().build(), key));
        RSAKey own = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        bad.put("signed with another key", sign(new JOSEObjectType("at+jwt"), claims().build(), own));
        bad.put("signed with the public key", hmac());
        String[] parts = good().split("\\.");
        String operator = claims().claim("roles", List.of("OPERATOR")).build().toString();
        bad.put("with another payload", parts[0] + "." + base64(operator) + "." + parts[2]);
        bad.put("with a changed signature", parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse());
        bad.put("without a signature", parts[0] + "." + parts[1] + ".");
        bad.put("with no algorithm", base64("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + parts[1] + ".");
        bad.put("garbage", "x.y.z");
        return bad;
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("flywheel")
                .subject(subject)
                .claim("roles", List.of("SHOPPER"))
                .issueTime(in(-600))
                .expirationTime(in(300));
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        return sign(new JOSEObjectType("at+jwt"), claims, key);
    }

    private static String sign(@Nullable JOSEObjectType type, JWTClaimsSet claims, RSAKey with) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(with.getKeyID())
                .type(type)
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(with));
        return token.serialize();
    }

    private String hmac() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(key.getKeyID())
                .type(new JOSEObjectType("at+jwt"))
                .build();
        SignedJWT token = new SignedJWT(header, claims().build());
        token.sign(new MACSigner(Objects.requireNonNull(key.toRSAPublicKey().getEncoded())));
        return token.serialize();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
