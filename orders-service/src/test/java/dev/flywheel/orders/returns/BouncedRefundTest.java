package dev.flywheel.orders.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.finance.Journal.Posting;
import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.RefundBounced;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.FakeFinance.FakeJournal;
import dev.flywheel.orders.FakePayments.Fault;
import dev.flywheel.orders.Invariants;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.service.web.Json;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.service.OtherServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Refunds that were paid and did not arrive: owed again, and paid once more without anybody being told twice. */
@SuppressWarnings("NullAway.Init")
class BouncedRefundTest extends OrdersServiceTest {

    private static final Map<String, String> BROKEN = Map.of("disposition", "WRITE_OFF");

    private final AccountId account = AccountId.next();
    private final List<OfferChanged> sold = new ArrayList<>();
    private Api ann;
    private String order;
    private String refund;

    @Autowired
    private FakeJournal journal;

    @BeforeEach
    void somethingComesBack() {
        ann = shopper(account);
        sendBack(null);
    }

    /** A third party's cup for 42.60 with tax, delivered, and to be returned. */
    private void sendBack(@Nullable String giftCard) {
        SellerId seller = SellerId.next();
        OfferChanged cup = offer(seller, "40.00", 5);
        sold.add(cup);
        fill(ann, item(cup, 1));
        Map<String, Object> checkout = new HashMap<>(Map.of("shipTo", address("WA"), "paymentToken", "tok_approved"));
        if (giftCard != null) {
            checkout.put("giftCards", List.of(giftCard));
        }
        order = ann.key("key-" + UUID.randomUUID())
                .post("/checkouts", checkout)
                .expect(201)
                .text("/orderId");
        String parcel = seller(seller)
                .post("/seller/orders/" + order + "/shipments", null)
                .expect(201)
                .text("/shipmentId");
        operator().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
        Map<String, Object> line = Map.of("lineId", line(ann, order, 0), "quantity", 1, "reason", "too small");
        refund = ann.post("/orders/" + order + "/returns", Map.of("lines", List.of(line)))
                .expect(201)
                .text("/returnId");
    }

    private Api.Reply receive() {
        return operator().post("/operator/returns/" + refund + "/receipt", BROKEN);
    }

    private Api.Reply retry() {
        return operator().post("/operator/refunds/" + refund + "/retry", null);
    }

    private Api.Reply settle(String how) {
        return operator().post("/operator/refunds/" + refund + "/settlement", Map.of("how", how));
    }

    private RefundBounced bounce(String tries, String amount) {
        RefundBounced bounce = payments.bounce(order, "refund:" + refund + tries, usd(amount));
        hear(bounce);
        return bounce;
    }

    private void hear(RefundBounced... bounces) {
        OtherServices.publish("finance", bounces);
        feeds.drain();
        job("take-bounced-refunds");
        List<UUID> heard = Arrays.stream(bounces).map(RefundBounced::bounce).toList();
        // The scheduler may be at it, too.
        Eventually.passes(
                Duration.ofSeconds(10),
                () -> assertThat(jdbc.sql(
                                        "SELECT count(*) FROM refund_bounce WHERE bounce IN (:heard) AND taken_at IS NULL")
                                .param("heard", heard)
                                .query(Integer.class)
                                .single())
                        .isZero());
    }

    /** The refund as operators see it in a list; a missing node when it is not there. */
    private JsonNode listed(String status) {
        return operator()
                .get("/operator/refunds?limit=100&status=" + status)
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/refundId").asString().equals(refund))
                .findFirst()
                .orElseThrow(() -> new AssertionError(refund + " is not " + status));
    }

    private String outstanding(String status) {
        return listed(status).at("/outstanding/amount").asString();
    }

    /** Whether the trace adds up, with what was refunded and what is owed. */
    private String traced() {
        List<Posting> all = new ArrayList<>(payments.postings(order));
        all.addAll(stated());
        journal.write("order:" + order, all);
        Api.Reply trace = ann.get("/orders/" + order + "/money-trace").expect(200);
        List<OfferId> offers = sold.stream().map(OfferChanged::offer).toList();
        assertThat(new Invariants(jdbc, payments).broken(offers, List.of(account), List.of()))
                .isEmpty();
        return "refunded " + trace.text("/paid/refunded/amount") + ", owed " + trace.text("/paid/owed/amount")
                + (trace.at("/addsUp").asBoolean() ? ", adds up" : ", does not add up");
    }

    /** What this service stated of the order, as finance would have it. */
    private List<Posting> stated() {
        return jdbc.sql("""
                        SELECT data::text FROM event_log WHERE type = 'JournalEntry'
                        AND data #>> '{lines,0,dimensions,reference}' = ? ORDER BY tx, seq""").param("order:" + order).query(String.class).list().stream()
                .map(data -> Json.tolerant().readValue(data, JournalEntry.class))
                .flatMap(entry -> entry.lines().stream()
                        .map(line ->
                                new Posting(entry.key(), "orders", entry.description(), entry.effectiveAt(), line)))
                .toList();
    }

    private List<String> mails() {
        feeds.drain();
        return jdbc.sql("SELECT kind FROM mail WHERE order_id = ?::uuid AND kind = 'REFUND_ISSUED'")
                .param(order)
                .query(String.class)
                .list();
    }

    @Test
    void isOwedAgainUntilAnOperatorHasItPaidOnceMore() {
        receive().expect(200);
        assertThat(outstanding("PAID")).isEqualTo("0.00");
        assertThat(traced()).isEqualTo("refunded 42.60, owed 0.00, adds up");

        bounce("", "42.60");

        JsonNode failed = listed("FAILED");
        assertThat(failed.at("/failure").asString()).isEqualTo("expired_or_canceled_card");
        assertThat(failed.at("/outstanding/amount").asString()).isEqualTo("42.60");
        assertThat(failed.at("/bouncedAt").asString()).isEqualTo("2026-12-01T12:00:00Z");
        assertThat(failed.at("/refusals").asInt()).isEqualTo(1);
        assertThat(failed.at("/refundedAt").isMissingNode()).isTrue();
        Api.Reply seen = ann.get("/orders/" + order + "/refunds").expect(200);
        assertThat(seen.text("/items/0/status")).isEqualTo("FAILED");
        assertThat(seen.text("/items/0/outstanding/amount")).isEqualTo("42.60");
        assertThat(traced()).isEqualTo("refunded 0.00, owed 42.60, adds up");

        assertThat(retry().expect(200).text("/status")).isEqualTo("REFUNDED");

        assertThat(payments.calls(refund))
                .containsExactly("refund refund:" + refund, "refund refund:" + refund + ":retry:1");
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
        assertThat(outstanding("PAID")).isEqualTo("0.00");
        assertThat(traced()).isEqualTo("refunded 42.60, owed 0.00, adds up");
        assertThat(told("RefundIssued", "refund:" + refund)).hasSize(1);
        assertThat(entry("refund:" + refund + ":sale-reversed")).contains("CREDIT CONTRACT_LIABILITY 42.60");
        assertThat(mails()).hasSize(1);
        assertThat(retry().expect(409).code()).isEqualTo("illegal_status");
    }

    @Test
    void countsOnceHoweverOftenItIsHeard() {
        receive().expect(200);
        RefundBounced bounce = bounce("", "42.60");
        hear(bounce, bounce);
        for (int i = 0; i < 4; i++) {
            job("take-bounced-refunds");
        }
        assertThat(outstanding("FAILED")).isEqualTo("42.60");
        retry().expect(200);
        hear(bounce);
        assertThat(outstanding("PAID")).isEqualTo("0.00");
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
    }

    @Test
    void mayBounceAgainAndBeRefusedInBetween() {
        receive().expect(200);
        bounce("", "42.60");
        payments.next(Fault.DECLINED);
        assertThat(retry().expect(409).code()).isEqualTo("refund_declined");
        assertThat(outstanding("FAILED")).isEqualTo("42.60");
        assertThat(traced()).isEqualTo("refunded 0.00, owed 42.60, adds up");
        retry().expect(200);
        bounce(":retry:2", "42.60");
        assertThat(listed("FAILED").at("/refusals").asInt()).isEqualTo(3);
        retry().expect(200);

        assertThat(payments.calls(refund)).hasSize(4).doesNotHaveDuplicates();
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
        assertThat(told("RefundIssued", "refund:" + refund)).hasSize(1);
        assertThat(traced()).isEqualTo("refunded 42.60, owed 0.00, adds up");
    }

    @Test
    void onlyTheCardsShareIsOwedWhereAGiftCardGotTheRest() {
        payments.giftCard("C-" + refund, usd("12.60"));
        sendBack("C-" + refund);
        receive().expect(200);

        bounce("", "30.00");

        assertThat(outstanding("FAILED")).isEqualTo("30.00");
        assertThat(traced()).isEqualTo("refunded 12.60, owed 30.00, adds up");
        retry().expect(200);
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
        assertThat(traced()).isEqualTo("refunded 42.60, owed 0.00, adds up");
    }

    @Test
    void isSettledOtherwiseAsFarAsItIsOwed() {
        payments.giftCard("C-" + refund, usd("12.60"));
        sendBack("C-" + refund);
        receive().expect(200);
        bounce("", "10.00");
        assertThat(settle("cheque 1").expect(200).text("/status")).isEqualTo("REFUNDED");
        assertThat(entry("refund:" + refund + ":settled:1"))
                .containsExactly("CREDIT CASH 10.00", "DEBIT CONTRACT_LIABILITY 10.00");
        assertThat(traced()).isEqualTo("refunded 42.60, owed 0.00, adds up");

        // Another part of the same refund, on another authorisation.
        bounce("", "20.00");
        assertThat(outstanding("FAILED")).isEqualTo("20.00");
        settle("cheque 2").expect(200);

        assertThat(entry("refund:" + refund + ":settled:2"))
                .containsExactly("CREDIT CASH 20.00", "DEBIT CONTRACT_LIABILITY 20.00");
        assertThat(listed("PAID").at("/settlement").asString()).isEqualTo("cheque 1; cheque 2");
        assertThat(told("RefundIssued", "refund:" + refund)).hasSize(1);
        assertThat(traced()).isEqualTo("refunded 42.60, owed 0.00, adds up");
    }

    @Test
    void thatItWasPaidIsToldWhenOnlyItsBounceIsHeardOf() {
        payments.next(Fault.ANSWER_LOST);
        receive().expect(202);
        assertThat(told("RefundIssued", "refund:" + refund)).isEmpty();

        bounce("", "42.60");

        assertThat(outstanding("FAILED")).isEqualTo("42.60");
        assertThat(told("RefundIssued", "refund:" + refund)).hasSize(1);
        assertThat(traced()).isEqualTo("refunded 0.00, owed 42.60, adds up");
        resume("resume-refunds");
        assertThat(outstanding("FAILED")).as("not asked for under its old key").isEqualTo("42.60");
        assertThat(payments.calls(refund)).hasSize(1);
        retry().expect(200);
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
        assertThat(told("RefundIssued", "refund:" + refund)).hasSize(1);
        assertThat(mails()).hasSize(1);
    }

    @Test
    void theNextPartBouncesWhileTheFirstIsPaidAgain() {
        receive().expect(200);
        bounce("", "12.60");
        payments.next(Fault.ANSWER_LOST);
        retry().expect(202);

        bounce("", "30.00");
        assertThat(outstanding("PENDING")).isEqualTo("42.60");
        resume("resume-refunds");

        assertThat(outstanding("FAILED"))
                .as("the first part is paid under its own key and amount")
                .isEqualTo("30.00");
        assertThat(payments.refunded(order)).isEqualTo(usd("12.60"));
        assertThat(traced()).isEqualTo("refunded 12.60, owed 30.00, adds up");
        retry().expect(200);
        assertThat(payments.calls(refund + ":retry:2")).hasSize(1);
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
        assertThat(traced()).isEqualTo("refunded 42.60, owed 0.00, adds up");
        assertThat(told("RefundIssued", "refund:" + refund)).hasSize(1);
    }

    @Test
    void aRetryThatBouncedBeforeWeHeardThatItWasPaidIsOwed() {
        receive().expect(200);
        bounce("", "42.60");
        payments.next(Fault.ANSWER_LOST);
        retry().expect(202);

        bounce(":retry:1", "42.60");

        assertThat(outstanding("FAILED")).isEqualTo("42.60");
        retry().expect(200);
        assertThat(payments.calls(refund + ":retry:2")).hasSize(1);
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
        assertThat(told("RefundIssued", "refund:" + refund)).hasSize(1);
    }

    @Test
    void isPaidOnceHoweverManyRetryAtOnce() throws Exception {
        receive().expect(200);
        bounce("", "42.60");
        List<Callable<Api.Reply>> calls = IntStream.range(0, 8)
                .<Callable<Api.Reply>>mapToObj(any -> this::retry)
                .toList();

        assertThat(counted(atOnce(calls))).isEqualTo(Map.of("200", 1L, "409 illegal_status", 7L));

        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
    }

    @Test
    void goodwillBouncesLikeAnyOtherAndIsToldOnce() {
        Map<String, Object> gift = Map.of(
                "kind",
                "GOODWILL",
                "reason",
                "a late parcel",
                "lines",
                List.of(Map.of(
                        "lineId",
                        line(ann, anotherOrder(), 0),
                        "amount",
                        Map.of("amount", "5.00", "currency", "USD"),
                        "delivery",
                        false)));
        refund = operator()
                .key("goodwill-" + order)
                .post("/operator/orders/" + order + "/refunds", gift)
                .expect(201)
                .text("/items/0/refundId");

        bounce("", "5.00");
        assertThat(outstanding("FAILED")).isEqualTo("5.00");
        assertThat(traced()).isEqualTo("refunded 0.00, owed 5.00, adds up");
        retry().expect(200);

        assertThat(told("GoodwillGiven", "refund:" + refund)).hasSize(1);
        assertThat(traced()).isEqualTo("refunded 5.00, owed 0.00, adds up");
    }

    /** Like the first, with nothing that comes back. */
    private String anotherOrder() {
        OfferChanged cup = offer(null, "40.00", 5);
        sold.add(cup);
        order = order(ann, item(cup, 1));
        String parcel = operator()
                .post("/operator/orders/" + order + "/shipments", null)
                .expect(201)
                .text("/shipmentId");
        operator().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
        return order;
    }

    @Test
    void othersRefundsAreNoneOfOurBusiness() {
        receive().expect(200);
        RefundBounced ours = payments.bounce(order, "refund:" + refund, usd("42.60"));
        for (String key : List.of(
                "refund:none", "membership:" + refund, "refund:0198c0de-0000-7000-8000-000000000000", "refund:")) {
            hear(new RefundBounced(
                    UUID.randomUUID(),
                    ours.payment(),
                    ours.reference(),
                    key,
                    ours.amount(),
                    ours.reason(),
                    ours.bouncedAt()));
        }
        hear(new RefundBounced(
                UUID.randomUUID(),
                ours.payment(),
                "membership:7",
                ours.key(),
                ours.amount(),
                ours.reason(),
                ours.bouncedAt()));
        assertThat(outstanding("PAID")).isEqualTo("0.00");
        hear(ours);
        assertThat(outstanding("FAILED")).isEqualTo("42.60");
    }
}
