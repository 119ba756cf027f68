package dev.flywheel.finance.bounce;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.AccountId;
import dev.flywheel.finance.FinanceServiceTest;
import dev.flywheel.finance.Simulator;
import dev.flywheel.finance.Simulator.Webhook;
import dev.flywheel.finance.Together;
import dev.flywheel.finance.provider.Looks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Refunds that succeeded and did not arrive in the end. */
@SuppressWarnings("NullAway.Init")
class BounceTest extends FinanceServiceTest {

    private final String order = key("order");
    private final AccountId payer = AccountId.next();

    @Autowired
    private BounceDesk desk;

    @Autowired
    private Looks looks;

    @AfterEach
    void theBooksBalance() {
        Simulator.forgetFaults();
        assertThat(operator()
                        .get("/operator/trial-balance")
                        .expect(200)
                        .at("/balanced")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void itsMoneyIsOursAgainAndOwedToTheShopper() {
        String payment = captured("25.00");
        String back = key("return");
        refund(payment, back, "20.00");
        String atBank = refunds().getFirst();

        Simulator.bounce(atBank);
        deliver(Simulator.webhook(providerKey(back), "refund.failed")).expect(204);
        desk.lookAtDue();

        assertThat(counted()).isEqualTo("2500 0 0");
        assertThat(told()).containsExactly(back + " 20.00 expired_or_canceled_card");
        assertThat(journal())
                .containsExactlyInAnyOrder(
                        "PROVIDER_RECEIVABLE DEBIT 25.00",
                        "CONTRACT_LIABILITY CREDIT 25.00",
                        "CONTRACT_LIABILITY DEBIT 20.00",
                        "PROVIDER_RECEIVABLE CREDIT 20.00",
                        "PROVIDER_RECEIVABLE DEBIT 20.00",
                        "CONTRACT_LIABILITY CREDIT 20.00");
        assertThat(entry("payment:" + payment + ":refund:" + back + ":bounced")).isEqualTo(1);
        Reply listed = operator().get("/operator/bounced-refunds?limit=1").expect(200);
        assertThat(listed.text("/items/0/reference")).isEqualTo(order);
        assertThat(listed.text("/items/0/providerReference")).isEqualTo(atBank);
        assertThat(listed.text("/items/0/amount/amount")).isEqualTo("20.00");
        shopper(payer).get("/operator/bounced-refunds").expect(403);
    }

    @Test
    void itIsRefundedAgainUnderAnotherKeyAndMayBounceAgain() {
        String payment = captured("25.00");
        String back = key("return");
        refund(payment, back, "20.00");
        bounce(refunds().getFirst());

        assertThat(refund(payment, back, "20.00").text("/status"))
                .as("one answer per key")
                .isEqualTo("SUCCEEDED");
        assertThat(counted()).isEqualTo("2500 0 0");
        refund(payment, back + ":retry:1", "20.00");
        assertThat(counted()).isEqualTo("2500 2000 2000");
        assertThat(ask(payment, key("return"), "5.01").expect(409).code()).isEqualTo("refund_exceeds_captured");
        bounce(refunds().get(1));
        refund(payment, back + ":retry:2", "20.00");
        refund(payment, key("return"), "5.00");

        assertThat(counted()).isEqualTo("2500 2500 2500");
        assertThat(told()).hasSize(2);
        assertThat(Simulator.authorisations(order)
                        .getFirst()
                        .at("/authorization/refunded")
                        .asString())
                .isEqualTo("25.00");
        assertThat(net("CONTRACT_LIABILITY")).isZero();
    }

    @Test
    void heardTwiceAndAtOnceItIsOnce() throws Exception {
        String payment = captured("25.00");
        refund(payment, key("return"), "25.00");
        String atBank = refunds().getFirst();
        Simulator.bounce(atBank);
        Webhook webhook = notice(atBank);

        Together.run(8, number -> deliver(webhook).expect(204));
        Together.run(8, number -> desk.lookAtDue());
        Together.run(8, number -> desk.look(atBank));
        Together.run(8, number -> deliver(notice(atBank)).expect(204));
        Together.run(8, number -> desk.lookAtDue());

        assertThat(told()).hasSize(1);
        assertThat(counted()).isEqualTo("2500 0 0");
        assertThat(journal()).hasSize(6);
        assertThat(waiting(atBank)).isZero();
    }

    @Test
    void manyWhoLookAtOnceRecordItOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            String payment = captured("25.00");
            refund(payment, key("return"), "25.00");
        }
        List<String> all = refunds();
        all.forEach(Simulator::bounce);

        Together.run(40, number -> desk.look(all.get(number % 5)));

        assertThat(told()).hasSize(5);
        assertThat(journal()).hasSize(30);
        assertThat(net("CONTRACT_LIABILITY")).isEqualTo(12_500);
    }

    @Test
    void heardOfBeforeOurOwnAnswerItWaitsForIt() {
        String payment = captured("25.00");
        String back = key("return");
        Simulator.fault("refund", "timeout_after", 1);
        assertThat(ask(payment, back, "25.00").expect(200).text("/status")).isEqualTo("UNKNOWN");
        String atBank = refunds().getFirst();

        bounce(atBank);
        assertThat(told()).isEmpty();
        assertThat(counted()).isEqualTo("2500 2500 0");
        assertThat(waiting(atBank)).isEqualTo(1);

        assertThat(refund(payment, back, "25.00").text("/status")).isEqualTo("SUCCEEDED");
        assertThat(counted()).isEqualTo("2500 2500 2500");
        passes(Duration.ofMinutes(11));

        assertThat(told()).containsExactly(back + " 25.00 expired_or_canceled_card");
        assertThat(counted()).isEqualTo("2500 0 0");
        assertThat(waiting(atBank)).isZero();
        assertThat(net("CONTRACT_LIABILITY")).isEqualTo(2_500);
    }

    @Test
    void ofSeveralRefundsOnlyTheOneBounces() {
        String payment = captured("25.00");
        String first = key("return");
        refund(payment, first, "10.00");
        refund(payment, key("return"), "8.00");

        bounce(refunds().getFirst());

        assertThat(told()).containsExactly(first + " 10.00 expired_or_canceled_card");
        assertThat(counted()).isEqualTo("2500 800 800");
        assertThat(ask(payment, key("return"), "17.01").expect(409).code()).isEqualTo("refund_exceeds_captured");
        refund(payment, key("return"), "17.00");
    }

    @Test
    void theGiftCardsShareStaysWhereItIs() {
        String card = giftCard("10.00");
        String payment = captured("30.00", card);
        String back = key("return");
        refund(payment, back, "25.00");
        assertThat(onCard(card)).containsExactly("5.00", "5.00");

        bounce(refunds().getFirst());

        assertThat(told()).containsExactly(back + " 20.00 expired_or_canceled_card");
        assertThat(counted()).isEqualTo("3000 500 500");
        assertThat(onCard(card)).containsExactly("5.00", "5.00");

        refund(payment, back + ":retry:1", "20.00");
        assertThat(onCard(card)).as("all of it is the card's").containsExactly("5.00", "5.00");
        refund(payment, key("return"), "5.00");
        assertThat(onCard(card)).containsExactly("10.00", "10.00");
        assertThat(counted()).isEqualTo("3000 3000 3000");
        assertThat(net("PROVIDER_RECEIVABLE")).isZero();
    }

    @Test
    void ofARefundInSeveralPartsEachBouncesByItself() {
        String payment = authorised("25.00", List.of());
        capture(payment, "8.00");
        Simulator.expire(authorisation(0));
        capture(payment, "10.00");
        String back = key("return");
        refund(payment, back, "18.00");
        assertThat(held()).containsExactly("8.00 8.00", "10.00 10.00");

        bounce(refunds(0).getFirst());
        assertThat(told()).containsExactly(back + " 8.00 expired_or_canceled_card");
        assertThat(counted()).isEqualTo("1800 1000 1000");
        bounce(refunds(1).getFirst());
        assertThat(told())
                .containsExactlyInAnyOrder(
                        back + " 8.00 expired_or_canceled_card", back + " 10.00 expired_or_canceled_card");
        assertThat(counted()).isEqualTo("1800 0 0");
        assertThat(entry("payment:" + payment + ":refund:" + back + ":bounced:1"))
                .isEqualTo(1);
        assertThat(entry("payment:" + payment + ":refund:" + back + ":bounced:2"))
                .isEqualTo(1);

        refund(payment, back + ":retry:1", "18.00");
        assertThat(held()).containsExactly("8.00 8.00", "10.00 10.00");
        assertThat(net("CONTRACT_LIABILITY")).isZero();
    }

    @Test
    void aBouncedPartIsRefundedWhereItWasTaken() {
        String payment = authorised("25.00", List.of());
        capture(payment, "8.00");
        Simulator.expire(authorisation(0));
        capture(payment, "10.00");
        refund(payment, key("return"), "18.00");
        bounce(refunds(0).getFirst());

        refund(payment, key("return"), "8.00");

        assertThat(held()).containsExactly("8.00 8.00", "10.00 10.00");
        assertThat(counted()).isEqualTo("1800 1800 1800");
        assertThat(ask(payment, key("return"), "0.01").expect(409).code()).isEqualTo("refund_exceeds_captured");
    }

    @Test
    void aNoticeIsNotBelieved() {
        String payment = captured("25.00");
        refund(payment, key("return"), "25.00");
        String atBank = refunds().getFirst();

        deliver(notice(atBank)).expect(204);
        desk.lookAtDue();
        deliver(notice("refund_of_nobody")).expect(204);
        desk.lookAtDue();

        assertThat(told()).isEmpty();
        assertThat(counted()).isEqualTo("2500 2500 2500");
        assertThat(waiting(atBank)).isZero();
        assertThat(waiting("refund_of_nobody")).isZero();
    }

    @Test
    void aRefundThatIsNoneOfOursDoesNotBounceHere() {
        String payment = captured("25.00");
        String back = key("return");
        refund(payment, back, "25.00");
        String atBank = refunds().getFirst();
        name(back, "another");

        bounce(atBank);

        assertThat(told()).isEmpty();
        assertThat(waiting(atBank)).isZero();
        name(back, atBank);
    }

    private void name(String key, String reference) {
        jdbc.sql("UPDATE provider_call SET provider_reference = :reference WHERE key = :key")
                .param("reference", reference)
                .param("key", key)
                .update();
    }

    @Test
    void aNoticeThatComesWhileWeLookIsNotForgotten() {
        Looks.Look look = new Looks.Look("refund_x", Instant.parse("2026-01-01T00:00:00Z"));
        jdbc.sql("INSERT INTO refund_look VALUES ('simulated', 'refund_x', '2025-12-31T23:59:59Z')")
                .update();

        looks.done(Looks.About.REFUND, "simulated", look);
        assertThat(waiting("refund_x")).isEqualTo(1);
        looks.done(Looks.About.REFUND, "simulated", new Looks.Look("refund_x", Instant.parse("2025-12-31T23:59:59Z")));
        assertThat(waiting("refund_x")).isZero();
    }

    private String captured(String amount, String... cards) {
        String payment = authorised(amount, List.of(cards));
        capture(payment, amount);
        return payment;
    }

    private String authorised(String amount, List<String> cards) {
        Map<String, Object> request = new HashMap<>(Map.of(
                "key",
                key("payment"),
                "reference",
                order,
                "payer",
                payer.toString(),
                "amount",
                usd(amount),
                "paymentToken",
                "tok_approved",
                "country",
                "US"));
        request.put("giftCards", cards);
        return service().post("/internal/payments", request).expect(200).text("/payment");
    }

    private void capture(String payment, String amount) {
        Reply reply = service()
                .post(
                        "/internal/payments/" + payment + "/captures",
                        Map.of("key", key("shipment"), "amount", usd(amount)));
        assertThat(reply.expect(200).text("/status")).isEqualTo("SUCCEEDED");
    }

    private Reply refund(String payment, String key, String amount) {
        Reply reply = ask(payment, key, amount).expect(200);
        assertThat(reply.text("/status")).isEqualTo("SUCCEEDED");
        return reply;
    }

    private Reply ask(String payment, String key, String amount) {
        return service().post("/internal/payments/" + payment + "/refunds", Map.of("key", key, "amount", usd(amount)));
    }

    private static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    /** The bank does not take it, the processor tells, and we look. */
    private void bounce(String refund) {
        Simulator.bounce(refund);
        deliver(notice(refund)).expect(204);
        desk.lookAtDue();
    }

    /** As the processor would tell it, each time as another event; the content is not believed anyway. */
    private static Webhook notice(String refund) {
        String body = "{\"id\":\"" + key("evt") + "\",\"type\":\"refund.failed\",\"key\":\"x\",\"data\":{\"id\":\""
                + refund + "\"}}";
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

    /** What the processor calls this order's refunds, oldest first. */
    private List<String> refunds() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < Simulator.authorisations(order).size(); i++) {
            all.addAll(refunds(i));
        }
        return all;
    }

    private List<String> refunds(int authorisation) {
        return texts(Simulator.authorisations(order).get(authorisation).at("/refunds"))
                .toList();
    }

    private static Stream<String> texts(JsonNode items) {
        return items.valueStream().map(item -> item.at("/id").asString());
    }

    private String authorisation(int number) {
        return Simulator.authorisations(order)
                .get(number)
                .at("/authorization/id")
                .asString();
    }

    /** Captured and refunded, by authorisation. */
    private List<String> held() {
        return Simulator.authorisations(order).stream()
                .map(detail -> detail.at("/authorization/captured").asString() + " "
                        + detail.at("/authorization/refunded").asString())
                .toList();
    }

    private String providerKey(String key) {
        return jdbc.sql("SELECT provider_key FROM provider_call WHERE kind = 'REFUND' AND key = :key")
                .param("key", key)
                .query(String.class)
                .single();
    }

    /** What the payment says: captured, claimed for refunds, refunded. */
    private String counted() {
        return jdbc.sql("""
                        SELECT concat_ws(' ', captured, refund_claimed, refunded) FROM payment WHERE reference = :order
                        """).param("order", order).query(String.class).single();
    }

    private int waiting(String refund) {
        return jdbc.sql("SELECT count(*) FROM refund_look WHERE reference = :refund")
                .param("refund", refund)
                .query(Integer.class)
                .single();
    }

    private int entry(String key) {
        return jdbc.sql("SELECT count(*) FROM journal_entry WHERE source = 'finance' AND key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    /** What the feed says of this order, in order. */
    private List<String> told() {
        return jdbc.sql("""
                        SELECT concat_ws(' ', data ->> 'key', data -> 'amount' ->> 'amount', data ->> 'reason') FROM event_log
                        WHERE type = 'RefundBounced' AND data ->> 'reference' = :order ORDER BY tx, seq""").param("order", order).query(String.class).list();
    }

    private List<String> journal() {
        return lines().map(posting -> posting.at("/line/account").asString() + " "
                        + posting.at("/line/side").asString() + " "
                        + posting.at("/line/amount/amount").asString())
                .toList();
    }

    /** Of an account, in minor units; positive is what we owe. */
    private long net(String account) {
        return lines().filter(posting -> posting.at("/line/account").asString().equals(account))
                .mapToLong(posting -> Long.parseLong(
                                posting.at("/line/amount/amount").asString().replace(".", ""))
                        * (posting.at("/line/side").asString().equals("CREDIT") ? 1 : -1))
                .sum();
    }

    private Stream<JsonNode> lines() {
        return service()
                .get("/internal/journal?reference=" + order)
                .expect(200)
                .json()
                .valueStream();
    }
}
