package dev.flywheel.accounts.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.flywheel.accounts.AccountsServiceTest;
import dev.flywheel.client.Api;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTest extends AccountsServiceTest {

    @Test
    void publishedKeysVerifyAPersonsToken() throws Exception {
        String email = newEmail();
        String account = signUp(email).expect(201).text("/accountId");
        JWTClaimsSet claims = verified(signIn(email, PASSWORD).text("/accessToken"));

        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080");
        assertThat(claims.getAudience()).containsExactly("flywheel");
        assertThat(claims.getSubject()).isEqualTo(account);
        assertThat(claims.getStringListClaim("roles")).containsExactly("SHOPPER");
        assertThat(claims.getClaim("client_id")).isEqualTo("flywheel");
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void publishedKeysVerifyAServicesToken() throws Exception {
        Api.Reply answer = token("orders-service", SERVICE_SECRET, "grant_type=client_credentials")
                .expect(200);
        assertThat(answer.text("/token_type")).isEqualTo("Bearer");
        assertThat(answer.at("/expires_in").asInt()).isBetween(3590, 3600);
        JWTClaimsSet claims = verified(answer.text("/access_token"));

        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080");
        assertThat(claims.getAudience()).containsExactly("flywheel");
        assertThat(claims.getSubject()).isEqualTo("orders-service");
        assertThat(claims.getStringListClaim("roles")).containsExactly("SERVICE");
        assertThat(claims.getClaim("client_id")).isEqualTo("orders-service");
    }

    @Test
    void aServicesTokenOpensInternalCallsOnly() {
        String token = token("orders-service", SERVICE_SECRET, "grant_type=client_credentials")
                .text("/access_token");
        api().as(token).get("/internal/test-clock").expect(200);
        api().as(token).get("/operator/signing-keys").expect(403);
        api().as(token).get("/accounts/me").expect(403);
    }

    @Test
    void refusesWrongSecretsAndOtherGrants() {
        assertThat(token("orders-service", "wrong-secret-of-tests", "grant_type=client_credentials")
                        .expect(401)
                        .text("/error"))
                .isEqualTo("invalid_client");
        token("nobody", SERVICE_SECRET, "grant_type=client_credentials").expect(401);
        token("finance-service", SERVICE_SECRET, "grant_type=client_credentials")
                .expect(401);
        assertThat(token("orders-service", SERVICE_SECRET, "grant_type=password&username=a&password=b")
                        .expect(400)
                        .text("/error"))
                .isEqualTo("unsupported_grant_type");
        assertThat(token("orders-service", SERVICE_SECRET, "grant_type=client_credentials&scope=OPERATOR")
                        .expect(400)
                        .text("/error"))
                .isEqualTo("invalid_scope");
    }

    @Test
    void asksAClientWhoItIs() {
        byte[] form = "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8);
        Api.Reply reply = api().send("POST", "/oauth2/token", "application/x-www-form-urlencoded", form)
                .expect(401);
        assertThat(reply.text("/error")).isEqualTo("invalid_client");
        assertThat(reply.headers().firstValue("WWW-Authenticate")).contains("Basic");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/authorize?response_type=code&client_id=orders-service",
                "/oauth2/introspect?token=x",
                "/oauth2/revoke?token=x",
                "/oauth2/device_authorization?client_id=orders-service",
                "/oauth2/par",
                "/connect/register",
                "/userinfo"
            })
    void answersNowhereElse(String path) {
        String credentials = Base64.getEncoder()
                .encodeToString(("orders-service:" + SERVICE_SECRET).getBytes(StandardCharsets.UTF_8));
        Api client = api().with("Authorization", "Basic " + credentials);
        assertThat(api().get(path).expect(401).code()).isEqualTo("unauthenticated");
        assertThat(client.post(path, null).expect(401).code()).isEqualTo("unauthenticated");
    }

    @Test
    void describesItselfForBothStandards() {
        for (String path : List.of("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server")) {
            Api.Reply metadata = api().get(path).expect(200);
            assertThat(metadata.text("/issuer")).isEqualTo("http://localhost:8080");
            assertThat(metadata.text("/jwks_uri")).isEqualTo("http://localhost:8080/oauth2/jwks");
            assertThat(metadata.text("/token_endpoint")).isEqualTo("http://localhost:8080/oauth2/token");
            assertThat(metadata.at("/grant_types_supported").toString()).isEqualTo("[\"client_credentials\"]");
            assertThat(metadata.at("/revocation_endpoint").isMissingNode()).isTrue();
        }
    }

    @Test
    void publishesNoPrivateHalf() throws Exception {
        JWKSet keys = JWKSet.parse(api().get("/oauth2/jwks").expect(200).body());
        assertThat(keys.getKeys())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.isPrivate()).isFalse());
    }

    @Test
    void anOperatorChangesTheKeyAndNobodyIsSignedOut() throws Exception {
        String before = signedIn().text("/accessToken");
        Api operator = api().as(signIn("operator@flywheel.local", OPERATOR_PASSWORD)
                .expect(201)
                .text("/accessToken"));
        String added = operator.post("/operator/signing-keys", null).expect(201).text("/keyId");
        String after = signedIn().text("/accessToken");

        assertThat(SignedJWT.parse(before).getHeader().getKeyID()).isNotEqualTo(added);
        assertThat(SignedJWT.parse(after).getHeader().getKeyID()).isEqualTo(added);
        api().as(before).get("/accounts/me").expect(200);
        api().as(after).get("/accounts/me").expect(200);
        assertThat(operator.get("/operator/signing-keys")
                        .expect(200)
                        .at("/items")
                        .size())
                .isGreaterThan(1);
        verified(before);
        verified(after);
    }

    private JWTClaimsSet verified(String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        JWK key = JWKSet.parse(api().get("/oauth2/jwks").expect(200).body())
                .getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        return jwt.getJWTClaimsSet();
    }

    private Api.Reply token(String client, String secret, String form) {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return api().with("Authorization", "Basic " + basic)
                .send(
                        "POST",
                        "/oauth2/token",
                        "application/x-www-form-urlencoded",
                        form.getBytes(StandardCharsets.UTF_8));
    }
}
