package dev.flywheel.service.security;

import static dev.flywheel.domain.Role.OPERATOR;
import static dev.flywheel.domain.Role.SHOPPER;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.AccountId;
import dev.flywheel.service.chassis.ChassisTest;
import dev.flywheel.service.chassis.Forge;
import dev.flywheel.testing.RawHttp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that were tampered with, stolen, or meant for something else. Each is tried on a protected and a public path. */
class TokenAttacksTest extends ChassisTest {

    private static final AccountId VICTIM = AccountId.next();

    static Stream<Arguments> attacks() throws Exception {
        Map<String, String> attacks = new LinkedHashMap<>();
        algorithms(attacks);
        claims(attacks);
        keys(attacks);
        garbage(attacks);
        return attacks.entrySet().stream().map(attack -> Arguments.of(attack.getKey(), attack.getValue()));
    }

    private static void algorithms(Map<String, String> attacks) throws JOSEException {
        String payload = base64(good().build().toString());
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            String header = base64("{\"alg\":\"" + none + "\",\"typ\":\"at+jwt\"}");
            attacks.put("algorithm " + none, header + "." + payload + ".");
            attacks.put("algorithm " + none + " with a signature", header + "." + payload + "." + base64("x"));
        }
        attacks.put("signature cut off", signed(good().build()).replaceAll("\\.[^.]*$", "."));
        attacks.put("signature left out", signed(good().build()).replaceAll("\\.[^.]*$", ""));
        attacks.put(
                "HS256 with the public key (DER)",
                hmac(Forge.KEY.toRSAPublicKey().getEncoded()));
        attacks.put("HS256 with the public key (PEM)", hmac(pem().getBytes(StandardCharsets.US_ASCII)));
        attacks.put(
                "HS256 with the published modulus", hmac(Forge.KEY.getModulus().decode()));
        attacks.put("RS384, which is not ours", Forge.sign(algorithm(JWSAlgorithm.RS384), good().build()));
        attacks.put("PS256, which is not ours", Forge.sign(algorithm(JWSAlgorithm.PS256), good().build()));
        attacks.put("another payload under the signature", spliced());
    }

    private static void claims(Map<String, String> attacks) {
        attacks.put("no expiry", signed(good().expirationTime(null).build()));
        attacks.put(
                "expired a minute ago",
                signed(good().expirationTime(Forge.in(-60)).build()));
        attacks.put(
                "expired beyond the leeway",
                signed(good().expirationTime(Forge.in(-7)).build()));
        attacks.put("expiry as text", signed(good().claim("exp", "2099-01-01").build()));
        attacks.put(
                "not valid before tomorrow",
                signed(good().notBeforeTime(Forge.in(86_400)).build()));
        attacks.put(
                "expired in 1970", signed(good().expirationTime(new Date(1000)).build()));
        attacks.put("foreign audience", signed(good().audience("another-shop").build()));
        attacks.put(
                "audience that only begins like ours",
                signed(good().audience("flywheel.evil").build()));
        attacks.put("no audience", signed(good().audience((String) null).build()));
        attacks.put("foreign issuer", signed(good().issuer("https://evil.test").build()));
        attacks.put(
                "issuer that only begins like ours",
                signed(good().issuer(Forge.ISSUER + "/").build()));
        attacks.put("no issuer", signed(good().issuer(null).build()));
        attacks.put("no subject", signed(good().subject(null).build()));
        attacks.put("blank subject", signed(good().subject(" ").build()));
        attacks.put("an ID token", Forge.sign(Forge.header("JWT"), good().build()));
        attacks.put("a logout token", Forge.sign(Forge.header("logout+jwt"), good().build()));
        attacks.put("no type", Forge.sign(algorithm(JWSAlgorithm.RS256), good().build()));
    }

    private static void keys(Map<String, String> attacks) throws Exception {
        attacks.put(
                "a key of the attacker under the name of ours",
                Forge.sign(Forge.header(), good().build(), Forge.STOLEN_NAME));
        attacks.put(
                "a key of the attacker inside the header",
                Forge.sign(header().jwk(Forge.STOLEN_NAME.toPublicJWK()).build(), good().build(), Forge.STOLEN_NAME));
        attacks.put(
                "a key of the attacker at an address",
                Forge.sign(
                        header().jwkURL(URI.create("http://127.0.0.1:1/keys")).build(),
                        good().build(),
                        Forge.STOLEN_NAME));
        for (String kid : List.of("../../../../dev/null", "' OR '1'='1", "\u0000", "unknown", "x".repeat(5000))) {
            attacks.put(
                    "key id " + kid.substring(0, Math.min(20, kid.length())),
                    Forge.sign(header().keyID(kid).build(), good().build(), Forge.STOLEN_NAME));
        }
        attacks.put(
                "no key id, key of the attacker",
                Forge.sign(header().keyID(null).build(), good().build(), Forge.STOLEN_NAME));
        attacks.put(
                "an extension that must be understood",
                Forge.sign(
                        header().criticalParams(new HashSet<>(Set.of("x-evil")))
                                .customParams(Map.of("x-evil", 1))
                                .build(),
                        good().build()));
        attacks.put(
                "the name of one key, the signature of the other",
                Forge.sign(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(new JOSEObjectType("at+jwt"))
                                .keyID(Forge.KEY.getKeyID())
                                .build(),
                        good().build(),
                        Forge.ELLIPTIC));
        String[] elliptic =
                Forge.sign(ellipticHeader(), good().build(), Forge.ELLIPTIC).split("\\.");
        attacks.put(
                "an ECDSA signature of zeros",
                elliptic[0] + "." + elliptic[1] + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]));
    }

    private static void garbage(Map<String, String> attacks) {
        attacks.put("garbage", "garbage");
        attacks.put("two dots", "..");
        attacks.put("four parts", signed(good().build()) + ".x");
        attacks.put("five parts, as if encrypted", base64("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + ".a.b.c.d");
        attacks.put("no JSON inside", base64("x") + "." + base64("y") + "." + base64("z"));
        attacks.put("very long", "a".repeat(6000));
        attacks.put("two tokens in one header", signed(good().build()) + ", Bearer " + signed(good().build()));
        attacks.put("nothing after the scheme", "");
        attacks.put("a blank token", "   ");
        String nested = "{\"a\":".repeat(2000) + "1" + "}".repeat(2000);
        attacks.put("a header of nested objects", base64(nested).substring(0, 6000) + ".x.y");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void areRefused(String name, String token) {
        for (String path : List.of("/people/me", "/people/maybe", "/nowhere")) {
            Reply reply = api().as(token).get(path).expect(401);
            assertThat(reply.code()).isEqualTo("unauthenticated");
            assertThat(reply.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
            assertThat(reply.text("/traceId")).isNotBlank();
            assertThat(reply.body()).doesNotContain("nimbus", "Exception", "Jwt", "kid");
        }
    }

    @Test
    void twoHeadersAreRefusedEvenWhenBothAreGood() throws Exception {
        String token = signed(good().build());
        String answer = RawHttp.exchange(
                port,
                "GET /people/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + token
                        + "\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 401 ").contains("unauthenticated");
    }

    @Test
    void tokensCountOnlyInTheHeader() {
        String token = signed(good().build());
        api().get("/people/me?access_token=" + token).expect(401);
        api().with("Cookie", "access_token=" + token).get("/people/me").expect(401);
        byte[] form = ("access_token=" + token).getBytes(StandardCharsets.US_ASCII);
        api().send("POST", "/people/both", "application/x-www-form-urlencoded", form)
                .expect(401);
    }

    @Test
    void otherSchemesAreRefusedEvenWhereNoTokenIsNeeded() {
        api().with("Authorization", "Basic dXNlcjpwYXNz").get("/people/maybe").expect(401);
        api().with("Authorization", "Digest x").get("/people/me").expect(401);
        api().with("Authorization", "").get("/people/me").expect(401);
    }

    @Test
    void rolesThatAreNoneOfOursCountForNothing() {
        for (Object roles : new Object[] {"SELLER", "ROLE_SELLER", Map.of("SELLER", true), List.of("seller"), 7}) {
            String token = signed(good().claim("roles", roles).build());
            api().as(token).get("/seller/offers").expect(403);
            api().as(token).get("/people/anyone").expect(200);
        }
        String scoped = signed(good().claim("roles", List.of())
                .claim("scope", "SELLER ROLE_SELLER")
                .build());
        api().as(scoped).get("/seller/offers").expect(403);
    }

    @Test
    void whatTheIssuerMakesIsTaken() {
        AccountId account = AccountId.next();
        List<String> good = List.of(
                Forge.token(account, SHOPPER, OPERATOR),
                Forge.sign(
                        Forge.header("AT+JWT"), Forge.claims(account, SHOPPER).build()),
                Forge.sign(
                        Forge.header("application/at+jwt"),
                        Forge.claims(account, SHOPPER).build()),
                Forge.sign(ellipticHeader(), Forge.claims(account, SHOPPER).build(), Forge.ELLIPTIC),
                signed(Forge.claims(account, SHOPPER)
                        .audience(List.of("another", "flywheel"))
                        .build()),
                signed(Forge.claims(account, SHOPPER)
                        .expirationTime(Forge.in(-2))
                        .build()));
        for (String token : good) {
            assertThat(api().as(token).get("/people/me").expect(200).body()).contains(account.toString());
        }
    }

    @Test
    void saysWhatIsWrongToWhoHoldsARealToken() {
        Reply expired =
                api().as(signed(good().expirationTime(Forge.in(-60)).build())).get("/people/me");
        assertThat(expired.text("/detail")).containsIgnoringCase("expired");
        Reply foreign = api().as(signed(good().audience("x").build())).get("/people/me");
        assertThat(foreign.text("/detail")).contains("meant for somebody else");
    }

    private static JWTClaimsSet.Builder good() {
        return Forge.claims(VICTIM, SHOPPER, OPERATOR);
    }

    private static String signed(JWTClaimsSet claims) {
        return Forge.sign(Forge.header(), claims);
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(Forge.header());
    }

    private static JWSHeader ellipticHeader() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(Forge.ELLIPTIC.getKeyID())
                .build();
    }

    private static JWSHeader algorithm(JWSAlgorithm algorithm) {
        JWSHeader.Builder header = new JWSHeader.Builder(algorithm).keyID(Forge.KEY.getKeyID());
        return algorithm == JWSAlgorithm.RS256
                ? header.build()
                : header.type(new JOSEObjectType("at+jwt")).build();
    }

    private static String hmac(byte[] secret) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(Forge.KEY.getKeyID())
                .build();
        return Forge.sign(header, good().build(), new MACSigner(secret));
    }

    private static String pem() throws JOSEException {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(Forge.KEY.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String spliced() {
        String[] own = signed(Forge.claims(AccountId.next(), SHOPPER).build()).split("\\.");
        String[] wanted = signed(good().build()).split("\\.");
        return own[0] + "." + wanted[1] + "." + own[2];
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
