package dev.flywheel.finance.payment;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.contracts.finance.Payments.Authorisation;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.finance.Simulator;
import dev.flywheel.finance.Simulator.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@SuppressWarnings("NullAway.Init")
class WebhookTest extends PaymentTest {

    @Autowired
    private UnknownCalls unknown;

    @Autowired
    private Calls calls;

    @Autowired
    private Claims claims;

    @Autowired
    private Execution execution;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void makesUsAskAtOnceWhatIsUnknown() {
        String order = order();
        String payment = authorised(order, "25.00");
        String shipment = key("shipment");
        Simulator.fault("capture", "timeout_after", 1);
        capture(payment, shipment, "25.00").expect(200);

        deliver(webhookOf(shipment)).expect(204);
        unknown.resolve();

        assertThat(capture(payment, shipment, "25.00").expect(200).text("/status"))
                .isEqualTo("SUCCEEDED");
        assertThat(atProcessor(order).at("/captures")).hasSize(1);
        assertThat(journal(order)).hasSize(2);
    }

    @Test
    void oneAboutACallJustBeingMadeDoesNotWaitForIt() {
        String order = order();
        Written call = claims.authorisation(
                new Authorisation(order, order, AccountId.next(), Money.of("25.00", "USD"), "tok_approved", "US"));
        assertThat(execution.carryOut(call).call().status()).isEqualTo(CallStatus.SUCCEEDED);
        String shipment = key("shipment");
        Call taken = claims.capture(call.call().ofPayment(), new Payments.Amount(shipment, Money.of("25.00", "USD")));

        transaction.executeWithoutResult(writing -> {
            jdbc.sql("SELECT 1 FROM provider_call WHERE id = ? FOR UPDATE")
                    .param(taken.id())
                    .query(Integer.class)
                    .single();
            String body = "{\"id\":\"" + key("evt") + "\",\"type\":\"payment.captured\",\"key\":\""
                    + taken.providerKey() + "\",\"more\":{}}";
            deliver(new Webhook(Simulator.signature(Instant.now(), body), body)).expect(204);
        });

        assertThat(execution.carryOut(taken).status()).isEqualTo(CallStatus.SUCCEEDED);
    }

    @Test
    void doubledAndLateOnesChangeNothing() {
        String order = order();
        String payment = authorised(order, "25.00");
        String shipment = key("shipment");
        String back = key("return");
        capture(payment, shipment, "25.00").expect(200);
        refund(payment, back, "25.00").expect(200);

        deliver(webhookOf(CallKind.REFUND, back)).expect(204);
        deliver(webhookOf(shipment)).expect(204);
        deliver(webhookOf(shipment)).expect(204);
        unknown.resolve();

        assertThat(atProcessor(order).at("/captures")).hasSize(1);
        assertThat(atProcessor(order).at("/refunds")).hasSize(1);
        assertThat(journal(order)).hasSize(4);
    }

    @Test
    void oneAboutSomethingWeNeverAskedForIsTakenAndForgotten() {
        String body = "{\"id\":\"" + key("evt") + "\",\"type\":\"payment.captured\",\"key\":\"not-ours\",\"more\":{}}";

        deliver(new Webhook(Simulator.signature(Instant.now(), body), body)).expect(204);
    }

    @Test
    void aForgedOneIsRefused() {
        String shipment = key("shipment");
        capture(authorised(order(), "25.00"), shipment, "25.00").expect(200);
        Webhook genuine = webhookOf(shipment);

        assertThat(deliver(new Webhook(genuine.signature(), genuine.body().replace("25.00", "26.00")))
                        .expect(400)
                        .code())
                .isEqualTo("invalid_webhook");
        deliver(new Webhook("t=1,v1=00", genuine.body())).expect(400);
        deliver(new Webhook(genuine.signature().replace("v1=", "v0="), genuine.body()))
                .expect(400);
        assertThat(anyone().send("POST", "/webhooks/payments/simulated", "application/json", bytes(genuine.body()))
                        .expect(400)
                        .code())
                .isEqualTo("invalid_webhook");
    }

    @ParameterizedTest
    @ValueSource(longs = {-600, 600})
    void oneSignedLongAgoOrAheadIsRefused(long seconds) {
        String body = "{\"id\":\"evt_old\",\"key\":\"k\"}";

        deliver(new Webhook(Simulator.signature(Instant.now().plusSeconds(seconds), body), body))
                .expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "garbage", "{\"id\":\"e\"}", "{\"id\":1,\"key\":{}}"})
    void oneThatCannotBeReadIsRefused(String body) {
        deliver(new Webhook(Simulator.signature(Instant.now(), body), body)).expect(400);
    }

    @Test
    void aHugeOneIsRefusedByItsSize() {
        String body = "x".repeat(64 * 1024 + 1);

        deliver(new Webhook(Simulator.signature(Instant.now(), body), body)).expect(413);
    }

    @Test
    void anotherProvidersIsNotFound() {
        anyone().send("POST", "/webhooks/payments/stripe", "application/json", bytes("{}"))
                .expect(404);
    }

    private Webhook webhookOf(String shipment) {
        return webhookOf(CallKind.CAPTURE, shipment);
    }

    private Webhook webhookOf(CallKind kind, String key) {
        return Simulator.webhook(calls.find(kind, key).orElseThrow().providerKey());
    }

    private Reply deliver(Webhook webhook) {
        return anyone().with("Flywheel-Signature", webhook.signature())
                .send("POST", "/webhooks/payments/simulated", "application/json", bytes(webhook.body()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
