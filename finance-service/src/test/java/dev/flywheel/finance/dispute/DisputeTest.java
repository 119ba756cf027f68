package dev.flywheel.finance.dispute;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.AccountId;
import dev.flywheel.finance.FinanceServiceTest;
import dev.flywheel.finance.Simulator;
import dev.flywheel.finance.Simulator.Webhook;
import dev.flywheel.finance.Together;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Chargebacks: the money, the defence, and what others are told. */
@SuppressWarnings("NullAway.Init")
class DisputeTest extends FinanceServiceTest {

    private final String order = key("order");

    @Autowired
    private DisputeDesk desk;

    @Test
    void takesTheMoneyAndGivesItBackWhenItIsWon() {
        String payment = captured("25.00");
        String atBank = dispute("10.00");
        hear(atBank);
        String id = ofOrder().text("/id");
        assertThat(ofOrder().text("/status")).isEqualTo("OPENED");
        assertThat(refund(payment, "15.01").expect(409).code()).isEqualTo("refund_exceeds_captured");

        defend(id, "signed for").expect(200);
        assertThat(defend(id, "signed for twice").expect(409).code()).isEqualTo("dispute_not_open");
        Simulator.decide(atBank, true);
        hear(atBank);

        assertThat(ofOrder().text("/status")).isEqualTo("WON");
        assertThat(told(id)).containsExactly("OPENED", "DEFENDED", "WON");
        refund(payment, "25.00").expect(200);
        assertThat(journal())
                .containsExactlyInAnyOrder(
                        "PROVIDER_RECEIVABLE DEBIT 25.00",
                        "CONTRACT_LIABILITY CREDIT 25.00",
                        "DISPUTED_PAYMENTS DEBIT 10.00",
                        "PROVIDER_RECEIVABLE CREDIT 10.00",
                        "PROVIDER_RECEIVABLE DEBIT 10.00",
                        "DISPUTED_PAYMENTS CREDIT 10.00",
                        "CONTRACT_LIABILITY DEBIT 25.00",
                        "PROVIDER_RECEIVABLE CREDIT 25.00");
    }

    @Test
    void whatIsAcceptedIsLost() {
        String payment = captured("25.00");
        hear(dispute("25.00"));
        String id = ofOrder().text("/id");

        assertThat(operator()
                        .post("/operator/disputes/" + id + "/acceptance", null)
                        .expect(200)
                        .text("/status"))
                .isEqualTo("LOST");

        assertThat(operator()
                        .post("/operator/disputes/" + id + "/acceptance", null)
                        .expect(409)
                        .code())
                .isEqualTo("dispute_not_open");
        assertThat(refund(payment, "0.01").expect(409).code()).isEqualTo("refund_exceeds_captured");
        assertThat(told(id)).containsExactly("OPENED", "LOST");
        assertThat(journal()).contains("CHARGEBACK_LOSS DEBIT 25.00", "DISPUTED_PAYMENTS CREDIT 25.00");
    }

    @Test
    void whatIsHeardLateIsOpenedFirst() {
        captured("25.00");
        String atBank = dispute("5.00");
        Simulator.decide(atBank, false);

        hear(atBank);

        assertThat(told(ofOrder().text("/id"))).containsExactly("OPENED", "LOST");
        assertThat(journal()).hasSize(6);
    }

    @Test
    void heardTwiceAndAtOnceItIsOnce() throws Exception {
        captured("25.00");
        String atBank = dispute("5.00");
        Webhook webhook = webhook(atBank);

        Together.run(8, number -> deliver(webhook).expect(204));
        Together.run(8, number -> desk.lookAtDue());
        jdbc.sql("UPDATE dispute_look SET look_at = '2000-01-01'").update();
        Together.run(8, number -> desk.lookAtDue());

        assertThat(told(ofOrder().text("/id"))).containsExactly("OPENED");
        assertThat(journal()).hasSize(4);
    }

    @Test
    void anEvidenceHasASizeAndADisputeAName() {
        operator()
                .get("/operator/disputes/0198c0de-0000-7000-8000-000000000000")
                .expect(404);
        defend("0198c0de-0000-7000-8000-000000000000", "text").expect(404);
        defend("0198c0de-0000-7000-8000-000000000000", " ").expect(400);
        defend("0198c0de-0000-7000-8000-000000000000", "x".repeat(20_001)).expect(400);
    }

    @Test
    void aWebhookAboutNothingChangesNothing() {
        String body =
                "{\"id\":\"" + key("evt") + "\",\"type\":\"dispute.opened\",\"key\":\"k\",\"data\":{\"id\":\"none\"}}";

        deliver(new Webhook(Simulator.signature(Instant.now(), body), body)).expect(204);
        desk.lookAtDue();

        assertThat(jdbc.sql("SELECT count(*) FROM dispute_look WHERE reference = 'none'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String captured(String amount) {
        Map<String, String> money = Map.of("amount", amount, "currency", "USD");
        String payment = service()
                .post(
                        "/internal/payments",
                        Map.of(
                                "key",
                                order,
                                "reference",
                                order,
                                "payer",
                                AccountId.next().toString(),
                                "amount",
                                money,
                                "paymentToken",
                                "tok_approved",
                                "country",
                                "US"))
                .expect(200)
                .text("/payment");
        service()
                .post("/internal/payments/" + payment + "/captures", Map.of("key", key("shipment"), "amount", money))
                .expect(200);
        return payment;
    }

    private Reply refund(String payment, String amount) {
        return service()
                .post(
                        "/internal/payments/" + payment + "/refunds",
                        Map.of("key", key("return"), "amount", Map.of("amount", amount, "currency", "USD")));
    }

    private String dispute(String amount) {
        return Simulator.dispute(
                Simulator.authorisations(order)
                        .getFirst()
                        .at("/authorization/id")
                        .asString(),
                amount);
    }

    /** Delivers the newest webhook about a dispute and looks at it. */
    private void hear(String atBank) {
        deliver(webhook(atBank)).expect(204);
        desk.lookAtDue();
    }

    /** As the processor would tell it; the content is not believed anyway. */
    private static Webhook webhook(String atBank) {
        String body = "{\"id\":\"" + key("evt")
                + "\",\"type\":\"dispute.opened\",\"key\":\"dispute:x\",\"data\":{\"id\":\"" + atBank + "\"}}";
        return new Webhook(Simulator.signature(Instant.now(), body), body);
    }

    private Reply deliver(Webhook webhook) {
        return anyone().with("Flywheel-Signature", webhook.signature())
                .send(
                        "POST",
                        "/webhooks/payments/simulated",
                        "application/json",
                        webhook.body().getBytes(StandardCharsets.UTF_8));
    }

    private Reply defend(String id, String text) {
        return operator().post("/operator/disputes/" + id + "/evidence", Map.of("text", text));
    }

    /** The dispute of this test's order. */
    private Reply ofOrder() {
        String id = jdbc.sql("""
                        SELECT dispute.id::text FROM dispute JOIN payment ON payment.id = payment_id
                        WHERE payment.reference = :order""").param("order", order).query(String.class).single();
        return operator().get("/operator/disputes/" + id).expect(200);
    }

    /** What the feed says of it, in order. */
    private List<String> told(String id) {
        return jdbc.sql("""
                        SELECT data ->> 'status' FROM event_log
                        WHERE type = 'DisputeChanged' AND data ->> 'dispute' = :id ORDER BY tx, seq""").param("id", id).query(String.class).list();
    }

    private List<String> journal() {
        return service()
                .get("/internal/journal?reference=" + order)
                .expect(200)
                .json()
                .valueStream()
                .map(posting -> posting.at("/line/account").asString() + " "
                        + posting.at("/line/side").asString() + " "
                        + posting.at("/line/amount/amount").asString())
                .toList();
    }
}
