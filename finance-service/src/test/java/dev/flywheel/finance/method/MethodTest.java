package dev.flywheel.finance.method;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.AccountId;
import dev.flywheel.finance.FinanceServiceTest;
import dev.flywheel.finance.Together;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodTest extends FinanceServiceTest {

    private final AccountId account = AccountId.next();

    @Test
    void isKeptShownAndPaidWith() {
        Reply kept = keep(account, key("keep"), "tok_approved").expect(201);
        assertThat(kept.text("/lastFour")).isEqualTo("4242");
        assertThat(kept.text("/brand")).isEqualTo("visa");
        assertThat(kept.body()).doesNotContain("pm_", "tok_");
        assertThat(kept.at("/isDefault").asBoolean()).isTrue();

        Reply paid = pay(account, "method:" + kept.text("/id")).expect(200);

        assertThat(paid.text("/status")).isEqualTo("SUCCEEDED");
        assertThat(paid.text("/parts/0/label")).isEqualTo("4242");
    }

    @Test
    void nobodyPaysWithAnothers() {
        String method = keep(account, key("keep"), "tok_approved").text("/id");

        assertThat(pay(AccountId.next(), "method:" + method).expect(422).code()).isEqualTo("payment_method_unknown");
        shopper(AccountId.next()).delete("/payment-methods/" + method).expect(404);
        shopper(AccountId.next())
                .put("/payment-methods/" + method + "/default", null)
                .expect(404);
        assertThat(shopper(AccountId.next()).get("/payment-methods").expect(200).at("/items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"method:", "method:x", "method:0198c0de-0000-7000-8000-000000000000", "kept:pm_APPROVED_1"})
    void whatIsNoMethodIsRefused(String token) {
        assertThat(pay(account, token).expect(422).code()).isEqualTo("payment_method_unknown");
    }

    @Test
    void aRemovedOneIsNotPaidWithAndPassesTheDefaultOn() {
        String first = keep(account, key("keep"), "tok_approved").text("/id");
        String second = keep(account, key("keep"), "tok_approved").text("/id");
        assertThat(defaults()).containsExactly(first);
        shopper(account).put("/payment-methods/" + second + "/default", null).expect(204);
        assertThat(defaults()).containsExactly(second);

        shopper(account).delete("/payment-methods/" + second).expect(204);

        assertThat(defaults()).containsExactly(first);
        shopper(account).delete("/payment-methods/" + second).expect(404);
        assertThat(pay(account, "method:" + second).expect(422).code()).isEqualTo("payment_method_unknown");
        assertThat(pay(account, "method:" + first).expect(200).text("/status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void aRepeatedCallKeepsOne() throws Exception {
        String key = key("keep");

        List<Reply> replies = Together.run(8, number -> keep(account, key, "tok_approved"));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(201));
        assertThat(replies.stream().map(reply -> reply.text("/id")).distinct()).hasSize(1);
        assertThat(shopper(account).get("/payment-methods").expect(200).at("/items"))
                .hasSize(1);
    }

    @Test
    void anAccountKeepsTwentyAndOneDefault() throws Exception {
        List<Reply> replies = Together.run(24, number -> keepAsDefault(key("keep")));

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(20);
        assertThat(replies)
                .filteredOn(reply -> reply.code().equals("too_many_payment_methods"))
                .hasSize(4);
        assertThat(defaults()).hasSize(1);
    }

    @Test
    void aRefusedOneIsNotKept() {
        assertThat(keep(account, key("keep"), "tok_declined").expect(402).code())
                .isEqualTo("payment_method_refused");
        assertThat(keep(account, key("keep"), "tok_other").expect(402).code()).isEqualTo("payment_method_refused");
        assertThat(shopper(account).get("/payment-methods").expect(200).at("/items"))
                .isEmpty();
        shopper(account)
                .post("/payment-methods", Map.of("paymentToken", "tok_approved"))
                .expect(400);
    }

    /** Repeated when the processor did not answer in time, as the answer says. */
    private Reply keepAsDefault(String key) {
        Map<String, ?> method = Map.of("paymentToken", "tok_approved", "makeDefault", true);
        Reply reply = shopper(account).key(key).post("/payment-methods", method);
        for (int i = 0; i < 20 && reply.status() == 503; i++) {
            reply = shopper(account).key(key).post("/payment-methods", method);
        }
        return reply;
    }

    private Reply keep(AccountId owner, String key, String token) {
        return shopper(owner).key(key).post("/payment-methods", Map.of("paymentToken", token));
    }

    private List<String> defaults() {
        return shopper(account)
                .get("/payment-methods")
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/isDefault").asBoolean())
                .map(item -> item.at("/id").asString())
                .toList();
    }

    private Reply pay(AccountId payer, String token) {
        String order = key("order");
        return service()
                .post(
                        "/internal/payments",
                        new HashMap<>(Map.of(
                                "key",
                                order,
                                "reference",
                                order,
                                "payer",
                                payer.toString(),
                                "amount",
                                Map.of("amount", "5.00", "currency", "USD"),
                                "paymentToken",
                                token,
                                "country",
                                "US")));
    }
}
