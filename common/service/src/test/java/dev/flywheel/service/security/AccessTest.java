package dev.flywheel.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.service.chassis.ChassisTest;
import dev.flywheel.service.chassis.Forge;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest extends ChassisTest {

    private static final Map<String, EnumSet<Role>> MAY = Map.of(
            "GET /people/me", EnumSet.of(Role.SHOPPER),
            "GET /people/anyone", EnumSet.allOf(Role.class),
            "GET /seller/offers", EnumSet.of(Role.SELLER),
            "POST /people/both", EnumSet.of(Role.SELLER, Role.OPERATOR),
            "GET /internal/things", EnumSet.of(Role.SERVICE),
            "GET /actuator/prometheus", EnumSet.of(Role.SERVICE, Role.OPERATOR),
            "GET /people/forgotten", EnumSet.noneOf(Role.class));

    @Test
    void everyEndpointIsOpenToItsRolesOnly() {
        MAY.forEach((endpoint, roles) -> {
            String[] call = endpoint.split(" ");
            assertThat(api().send(call[0], call[1], "application/json", new byte[0])
                            .status())
                    .as(endpoint + " without a token")
                    .isEqualTo(401);
            for (Role role : Role.values()) {
                Reply reply = api().as(Forge.token(role)).send(call[0], call[1], "application/json", new byte[0]);
                assertThat(reply.status()).as(endpoint + " as " + role).isEqualTo(roles.contains(role) ? 200 : 403);
            }
        });
    }

    @Test
    void refusalsSayWhatWouldHelp() {
        Reply nobody = api().get("/people/me").expect(401);
        assertThat(nobody.text("/detail")).isEqualTo("this call needs an access token");
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        Reply other =
                api().as(Forge.token(Role.SHOPPER)).post("/people/both", null).expect(403);
        assertThat(other.code()).isEqualTo("forbidden");
        assertThat(other.text("/detail")).isEqualTo("this call needs the role SELLER or OPERATOR");
        Reply method = api().as(Forge.token(Role.SELLER)).get("/people/both").expect(403);
        assertThat(method.text("/detail")).contains("no access rule");
    }

    @Test
    void unknownAddressesAreHiddenFromStrangersAndNotFoundForOthers() {
        api().get("/nowhere").expect(401);
        assertThat(api().as(Forge.token()).get("/nowhere").expect(404).code()).isEqualTo("not_found");
        assertThat(api().as(Forge.token()).get("/people/nowhere").expect(404).code())
                .isEqualTo("not_found");
        api().as(Forge.token(Role.SELLER)).get("/seller/nowhere").expect(404);
        api().as(Forge.token(Role.SHOPPER)).get("/seller/nowhere").expect(403);
        api().as(Forge.token()).get("/.well-known/oauth-protected-resource").expect(404);
        api().get("/error").expect(401);
        api().as(Forge.token()).get("/actuator/env").expect(404);
        api().as(Forge.token(Role.OPERATOR)).get("/actuator").expect(403);
    }

    @Test
    void healthAndDocumentsAreOpen() {
        for (String path : List.of(
                "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/v3/api-docs")) {
            api().get(path).expect(200);
        }
        api().post("/actuator/health", "{}").expect(401);
    }

    @Test
    void aTokenIsOptionalWhereTheCallIsPublic() {
        AccountId account = AccountId.next();
        assertThat(api().get("/people/maybe").expect(200).body()).isEqualTo("[\"null\",\"nobody\"]");
        assertThat(api().as(Forge.token(account, Role.SHOPPER))
                        .get("/people/maybe")
                        .body())
                .isEqualTo("[\"" + account + "\",\"[SHOPPER]\"]");
        assertThat(api().get("/people/read").expect(401).code()).isEqualTo("unauthenticated");
    }

    @Test
    void servicesHaveNoAccount() {
        String service = Forge.sign(
                Forge.header(),
                Forge.claims(AccountId.next(), Role.SERVICE).subject("orders").build());
        Reply caller = api().as(service).get("/people/anyone").expect(200);
        assertThat(caller.text("/subject")).isEqualTo("orders");
        assertThat(caller.json().has("accountId")).isFalse();
        assertThat(api().as(service).get("/people/read").expect(403).text("/detail"))
                .contains("belongs to no account");
    }

    @Test
    void nothingIsRememberedBetweenCalls() {
        Reply reply = api().as(Forge.token(Role.SHOPPER)).get("/people/me").expect(200);
        assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void thereIsNoSignInPage() {
        for (String path : List.of("/login", "/logout")) {
            api().with("Accept", "text/html").get(path).expect(401);
        }
    }

    @Test
    void headIsAllowedWhereGetIs() {
        assertThat(api().send("HEAD", "/people/read", "application/json", new byte[0])
                        .status())
                .isEqualTo(401);
        assertThat(api().as(Forge.token(Role.SHOPPER))
                        .send("HEAD", "/people/read", "application/json", new byte[0])
                        .status())
                .isEqualTo(200);
        api().as(Forge.token(Role.SHOPPER)).post("/people/read", null).expect(403);
    }
}
