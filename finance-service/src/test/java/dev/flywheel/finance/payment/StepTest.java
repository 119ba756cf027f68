package dev.flywheel.finance.payment;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.AccountId;
import dev.flywheel.finance.Simulator;
import dev.flywheel.finance.Simulator.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Strong customer authentication: an answer that asks for a step, and its continuation. */
@SuppressWarnings("NullAway.Init")
class StepTest extends PaymentTest {

    private static final String TOKEN = "tok_authentication_required";

    @Autowired
    private UnknownCalls unknown;

    @Autowired
    private Calls calls;

    @Test
    void theSameCallContinuesWhenTheStepIsDone() {
        String order = order();
        Reply waiting = authorise(order, "25.00", TOKEN);
        assertThat(waiting.text("/status")).isEqualTo("ACTION_REQUIRED");
        assertThat(waiting.text("/nextAction/type")).isEqualTo("redirect");
        assertThat(waiting.text("/authorised/amount")).isEqualTo("0.00");
        assertThat(authorise(order, "25.00", TOKEN).body()).isEqualTo(waiting.body());
        assertThat(capture(waiting.text("/payment"), key("shipment"), "1.00")
                        .expect(409)
                        .code())
                .isEqualTo("payment_not_authorised");

        Simulator.step(waiting.text("/nextAction/url"), "completion");
        Reply held = authorise(order, "25.00", TOKEN);

        assertThat(held.text("/status")).isEqualTo("SUCCEEDED");
        assertThat(held.text("/payment")).isEqualTo(waiting.text("/payment"));
        assertThat(held.text("/nextAction/url")).isEmpty();
        assertThat(held.text("/parts/0/label")).isEqualTo("3155");
        capture(held.text("/payment"), key("shipment"), "25.00").expect(200);
        assertThat(atProcessor(order).at("/captures")).hasSize(1);
    }

    @Test
    void aFailedStepIsADecline() {
        String card = giftCard("5.00");
        String order = order();
        Map<String, Object> request = authorisation(order, "25.00", TOKEN);
        request.put("giftCards", List.of(card));
        Reply waiting = service().post("/internal/payments", request).expect(200);
        assertThat(onCard(card)).containsExactly("5.00", "0.00");

        Simulator.step(waiting.text("/nextAction/url"), "failure");
        Reply declined = service().post("/internal/payments", request).expect(200);

        assertThat(declined.text("/status")).isEqualTo("DECLINED");
        assertThat(declined.text("/declineCode")).isEqualTo("authentication_failed");
        assertThat(onCard(card)).containsExactly("5.00", "5.00");
    }

    @Test
    void theWebhookOfTheStepMakesUsAskAtOnce() {
        String order = order();
        Reply waiting = authorise(order, "25.00", TOKEN);
        Simulator.step(waiting.text("/nextAction/url"), "completion");
        String key = calls.find(CallKind.AUTHORISATION, order).orElseThrow().providerKey();
        Webhook webhook = Simulator.webhook(key, "payment.authenticated");

        anyone().with("Flywheel-Signature", webhook.signature())
                .send(
                        "POST",
                        "/webhooks/payments/simulated",
                        "application/json",
                        webhook.body().getBytes(StandardCharsets.UTF_8))
                .expect(204);
        unknown.resolve();

        assertThat(calls.find(CallKind.AUTHORISATION, order).orElseThrow().status())
                .isEqualTo(CallStatus.SUCCEEDED);
    }

    @Test
    void whatWaitsIsReleasedAndStaysSo() {
        String order = order();
        Reply waiting = authorise(order, "25.00", TOKEN);

        release(waiting.text("/payment")).expect(200);
        passes(Duration.ofHours(2));

        Reply after = authorise(order, "25.00", TOKEN);
        assertThat(after.text("/status")).isEqualTo("DECLINED");
        assertThat(after.text("/declineCode")).isEqualTo("released");
        assertThat(atProcessor(order).at("/voids")).hasSize(1);
    }

    @Test
    void waitingOnesDoNotKeepOthersWaiting() {
        for (int i = 0; i < 5; i++) {
            authorise(order(), "25.00", TOKEN);
        }
        Simulator.fault("authorize", "error", 1);
        String order = order();
        authorise(order, "25.00", "tok_approved");

        passes(Duration.ofMinutes(1));

        assertThat(calls.find(CallKind.AUTHORISATION, order).orElseThrow().status())
                .isEqualTo(CallStatus.SUCCEEDED);
    }

    @Test
    void nobodyElsesPaymentIsContinued() {
        String order = order();
        authorise(order, "25.00", TOKEN);
        Map<String, Object> other = authorisation(order, "25.00", TOKEN);
        other.put("payer", AccountId.next().toString());

        assertThat(service().post("/internal/payments", other).expect(409).code())
                .isEqualTo("payment_key_reused");
    }
}
