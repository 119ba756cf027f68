package dev.flywheel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.simulator.Shop.Reply;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Steps that the shopper has to do, kept methods, and authorizations whose time is over. */
class AuthenticationTest {

    private static PaymentSimulator simulator;
    private static Shop shop;

    @BeforeAll
    static void start() {
        simulator = PaymentSimulator.start(new PaymentSimulator.Config(0, null, null, null));
        shop = new Shop(simulator.port());
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void holdsNothingBeforeTheStepIsDone() throws Exception {
        Reply waiting = waiting();
        String id = waiting.text("id");

        assertThat(waiting.text("status")).isEqualTo("requires_action");
        assertThat(waiting.text("actionPath")).isEqualTo("/authentications/" + id);
        assertThat(shop.move("captures", key(), id, "1.00").text("code")).isEqualTo("requires_action");

        assertThat(shop.post(null, "/authentications/" + id + "/completion", Map.of())
                        .text("status"))
                .isEqualTo("authorized");
        assertThat(shop.move("captures", key(), id, "1.00").status()).isEqualTo(201);
        assertThat(shop.get("/v1/authorizations/" + id).text("actionPath")).isEmpty();
    }

    @Test
    void aFailedStepDeclines() throws Exception {
        String id = waiting().text("id");

        Reply failed = shop.post(null, "/authentications/" + id + "/failure", Map.of());

        assertThat(failed.text("status")).isEqualTo("declined");
        assertThat(failed.text("declineCode")).isEqualTo("authentication_failed");
        assertThat(shop.post(null, "/authentications/" + id + "/completion", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(shop.move("captures", key(), id, "1.00").text("code")).isEqualTo("declined");
    }

    @Test
    void whatWaitsCanBeVoided() throws Exception {
        String id = waiting().text("id");

        assertThat(shop.post(key(), "/v1/authorizations/" + id + "/void", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(shop.post(null, "/authentications/" + id + "/completion", Map.of())
                        .text("code"))
                .isEqualTo("not_waiting");
    }

    @Test
    void noStepIsWantedWhereNoneIsNeeded() throws Exception {
        String id = shop.authorized(key(), "5.00");

        assertThat(shop.post(null, "/authentications/" + id + "/completion", Map.of())
                        .text("code"))
                .isEqualTo("not_waiting");
        assertThat(shop.post(null, "/authentications/unknown/completion", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aKeptMethodAuthorizesWithoutTheShopper() throws Exception {
        String id = waiting().text("id");
        shop.post(null, "/authentications/" + id + "/completion", Map.of());
        String method = shop.get("/v1/authorizations/" + id).text("method");

        Reply again = shop.post(
                key(),
                "/v1/authorizations",
                Map.of("amount", "5.00", "currency", "USD", "method", method, "reference", "r"));

        assertThat(again.text("status")).isEqualTo("authorized");
        assertThat(again.text("lastFour")).isEqualTo("3155");
        assertThat(shop.post(
                                key(),
                                "/v1/authorizations",
                                Map.of("amount", "5.00", "currency", "USD", "method", "pm_other", "reference", "r"))
                        .text("code"))
                .isEqualTo("unknown_method");
    }

    @Test
    void anExpiredAuthorizationIsNotCaptured() throws Exception {
        String id = shop.authorized(key(), "5.00");

        assertThat(shop.post(null, "/v1/faults/expirations", Map.of("authorization", id))
                        .status())
                .isEqualTo(200);
        assertThat(shop.move("captures", key(), id, "5.00").text("code")).isEqualTo("authorization_expired");
        assertThat(shop.post(key(), "/v1/authorizations/" + id + "/void", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private static Reply waiting() throws Exception {
        return shop.authorize(key(), "5.00", "tok_authentication_required");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
