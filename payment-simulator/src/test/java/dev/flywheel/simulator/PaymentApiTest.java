package dev.flywheel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.simulator.Shop.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The processor over HTTP, nothing kept. */
class PaymentApiTest {

    private static PaymentSimulator simulator;
    private static Shop shop;

    @BeforeAll
    static void start() {
        simulator = PaymentSimulator.start(
                new PaymentSimulator.Config(0, null, null, null).timeoutDelay(Duration.ofMillis(200)));
        shop = new Shop(simulator.port());
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void authorizesCapturesRefundsAndVoids() throws Exception {
        String id = shop.authorized(key(), "100.00");
        Reply capture = shop.move("captures", key(), id, "60.00");
        Reply refund = shop.move("refunds", key(), id, "10.00");
        Reply released = shop.post(key(), "/v1/authorizations/" + id + "/void", Map.of());

        assertThat(capture.status()).isEqualTo(201);
        assertThat(capture.text("status")).isEqualTo("succeeded");
        assertThat(capture.text("amount")).isEqualTo("60.00");
        assertThat(capture.text("currency")).isEqualTo("USD");
        assertThat(refund.status()).isEqualTo(201);
        assertThat(released.status()).isEqualTo(200);
        Reply now = shop.get("/v1/authorizations/" + id);
        assertThat(now.body()).isEqualTo(released.body());
        assertThat(now.text("status")).isEqualTo("authorized");
        assertThat(now.text("captured")).isEqualTo("60.00");
        assertThat(now.text("refunded")).isEqualTo("10.00");
        assertThat(now.body().path("voided").asBoolean()).isTrue();
        assertThat(shop.move("captures", key(), id, "1.00").text("code")).isEqualTo("voided");
    }

    @ParameterizedTest
    @CsvSource({"tok_declined,card_declined", "tok_insufficient_funds,insufficient_funds"})
    void declinesByToken(String token, String code) throws Exception {
        Reply reply = shop.authorize(key(), "12.34", token);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("status")).isEqualTo("declined");
        assertThat(reply.text("declineCode")).isEqualTo(code);
    }

    @Test
    void refusesAnUnknownTokenAndRemembersNothing() throws Exception {
        String key = key();
        Reply refused = shop.authorize(key, "1.00", "tok_other");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("unknown_token");
        assertThat(shop.authorize(key, "1.00", "tok_approved").status()).isEqualTo(201);
    }

    @Test
    void answersARepetitionTheSameAndAReuseWithAConflict() throws Exception {
        String key = key();
        Reply first = shop.authorize(key, "5.00", "tok_approved");
        shop.move("captures", key(), first.text("id"), "5.00");

        assertThat(shop.authorize(key, "5.00", "tok_approved")).isEqualTo(first);
        assertThat(shop.send("POST", key, "/v1/authorizations", """
                        {"reference": "order-%s", "token":"tok_approved",
                         "currency":"USD", "amount":"5.00"}""".formatted(key)))
                .isEqualTo(first);
        Reply reused = shop.authorize(key, "5.01", "tok_approved");
        assertThat(reused.status()).isEqualTo(409);
        assertThat(reused.text("code")).isEqualTo("idempotency_key_reused");
        assertThat(shop.move("captures", key, first.text("id"), "5.00").status())
                .isEqualTo(409);
    }

    @Test
    void repeatsARefusalToo() throws Exception {
        String id = shop.authorized(key(), "5.00");
        String key = key();
        Reply refused = shop.move("captures", key, id, "6.00");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("amount_too_large");
        assertThat(shop.move("captures", key, id, "6.00")).isEqualTo(refused);
    }

    @Test
    void saysWhatBecameOfAKey() throws Exception {
        String key = "order:" + key() + "/a b";
        String path = "/v1/requests/" + key.replace("/", "%2F").replace(" ", "%20");
        assertThat(shop.get(path).status()).isEqualTo(404);
        Reply first = shop.authorize(key, "5.00", "tok_approved");

        Reply reply = shop.get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("status").asInt()).isEqualTo(201);
        assertThat(reply.body().path("answer")).isEqualTo(first.body());
        assertThat(reply.body().path("command").path("operation").asString()).isEqualTo("authorize");
    }

    @Test
    void findsByReference() throws Exception {
        String key = key();
        String id = shop.authorized(key, "5.00");

        Reply found = shop.get("/v1/authorizations?reference=order-" + key);

        assertThat(found.body().path("items")).hasSize(1);
        assertThat(found.body().path("items").path(0).path("id").asString()).isEqualTo(id);
        assertThat(shop.get("/v1/authorizations?reference=none").body().path("items"))
                .isEmpty();
        assertThat(shop.get("/v1/authorizations").status()).isEqualTo(400);
    }

    @Test
    void paysOut() throws Exception {
        String key = key();
        Reply payout = shop.post(
                key,
                "/v1/payouts",
                Map.of("amount", "70.00", "currency", "EUR", "destination", "bank_1", "reference", "settlement-1"));

        assertThat(payout.status()).isEqualTo(201);
        assertThat(payout.text("status")).isEqualTo("paid");
        Reply records = shop.get("/v1/records");
        assertThat(records.body().path("payouts").path(0)).isEqualTo(payout.body());
        assertThat(records.body().path("totals").toString()).contains("\"paidOut\":\"70.00\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "null",
                "{\"amount\":12.34,\"currency\":\"USD\",\"token\":\"tok_approved\",\"reference\":\"r\"}",
                "{\"amount\":\"12.34\",\"currency\":\"USD\",\"token\":\"tok_approved\",\"reference\":\"r\",\"more\":1}",
                "{\"amount\":\"12.34\",\"amount\":\"1\",\"currency\":\"USD\",\"token\":\"tok_approved\",\"reference\":\"r\"}",
                "{\"amount\":\"-1\",\"currency\":\"USD\",\"token\":\"tok_approved\",\"reference\":\"r\"}",
                "{\"amount\":\"1.001\",\"currency\":\"USD\",\"token\":\"tok_approved\",\"reference\":\"r\"}",
                "{\"amount\":\"1\",\"currency\":\"dollars\",\"token\":\"tok_approved\",\"reference\":\"r\"}",
                "{\"amount\":\"1\",\"currency\":\"USD\",\"token\":\"tok_approved\",\"reference\":\" \"}",
                "{\"amount\":\"1\",\"currency\":\"USD\",\"reference\":\"r\"}",
                "{}",
                "{\"amount\":\"1\",\"currency\":\"USD\",\"token\":\"tok_approved\",\"reference\":\"r\"} trailing"
            })
    void refusesBadInput(String body) throws Exception {
        Reply reply = shop.send("POST", key(), "/v1/authorizations", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("code")).isNotEmpty();
        assertThat(reply.text("message")).doesNotContain("tools.jackson", "dev.flywheel");
    }

    @Test
    void refusesWhatHasNoKeyOrABadOne() throws Exception {
        assertThat(shop.send("POST", null, "/v1/authorizations", valid()).text("code"))
                .isEqualTo("idempotency_key_missing");
        assertThat(shop.send("POST", "k".repeat(256), "/v1/authorizations", valid())
                        .status())
                .isEqualTo(400);
        assertThat(shop.send("POST", "k".repeat(255), "/v1/authorizations", valid())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void limitsTheBodyExactly() throws Exception {
        int limit = 64 * 1024;
        String atLimit = valid() + " ".repeat(limit - valid().length());

        assertThat(shop.send("POST", key(), "/v1/authorizations", atLimit).status())
                .isEqualTo(201);
        assertThat(shop.send("POST", key(), "/v1/authorizations", atLimit + " ").status())
                .isEqualTo(413);
    }

    @Test
    void knowsItsPathsAndMethods() throws Exception {
        assertThat(shop.get("/v1/health").status()).isEqualTo(200);
        assertThat(shop.get("/").status()).isEqualTo(404);
        assertThat(shop.get("/v1/authorizations/a/b/c").status()).isEqualTo(404);
        assertThat(shop.get("/v1/payouts").status()).isEqualTo(405);
        assertThat(shop.get("/v1/authorizations/unknown").status()).isEqualTo(404);
        assertThat(shop.move("captures", key(), "unknown", "1.00").status()).isEqualTo(404);
    }

    private static String valid() {
        return "{\"amount\":\"1\",\"currency\":\"USD\",\"token\":\"tok_approved\",\"reference\":\"r\"}";
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
