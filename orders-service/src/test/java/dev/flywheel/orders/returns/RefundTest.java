package dev.flywheel.orders.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.FakePayments.Fault;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refunds that do not come through at once: asked again by the job, or seen to by an operator; never paid twice. */
@SuppressWarnings("NullAway.Init")
class RefundTest extends OrdersServiceTest {

    private static final Map<String, String> BROKEN = Map.of("disposition", "WRITE_OFF");

    private final SellerId seller = SellerId.next();
    private Api ann;
    private String order;
    private String refund;

    @BeforeEach
    void somethingComesBack() {
        ann = shopper();
        OfferChanged cup = offer(seller, "40.00", 5);
        order = order(ann, item(cup, 1));
        String parcel = seller(seller)
                .post("/seller/orders/" + order + "/shipments", null)
                .expect(201)
                .text("/shipmentId");
        operator().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
        Map<String, Object> line = Map.of("lineId", line(ann, order, 0), "quantity", 1, "reason", "broken");
        refund = ann.post("/orders/" + order + "/returns", Map.of("lines", List.of(line)))
                .expect(201)
                .text("/returnId");
    }

    private Api.Reply receive() {
        return operator().post("/operator/returns/" + refund + "/receipt", BROKEN);
    }

    private void refused() {
        payments.next(Fault.DECLINED);
        assertThat(receive().expect(409).code()).isEqualTo("refund_declined");
    }

    private Api.Reply retry() {
        return operator().post("/operator/refunds/" + refund + "/retry", null);
    }

    private Api.Reply settle(Api operator) {
        return operator.post("/operator/refunds/" + refund + "/settlement", Map.of("how", "cheque 4711"));
    }

    /** The refund as operators see it in a list; fails when it is not there. */
    private Api.Reply listed(String status) {
        return operator().get("/operator/refunds?limit=100&status=" + status).expect(200);
    }

    @Test
    void isListedUntilAnOperatorHasItTriedAgain() {
        refused();
        Api.Reply failed = listed("FAILED");
        assertThat(failed.text("/items/0/refundId")).isEqualTo(refund);
        assertThat(failed.text("/items/0/failure")).isEqualTo("account_closed");
        assertThat(failed.at("/items/0/refusals").asInt()).isEqualTo(1);
        assertThat(failed.text("/items/0/amount/amount")).isEqualTo("42.60");

        assertThat(retry().expect(200).text("/status")).isEqualTo("REFUNDED");

        assertThat(payments.calls(refund))
                .containsExactly("refund refund:" + refund, "refund refund:" + refund + ":retry:1");
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
        assertThat(told("RefundIssued", "refund:" + refund)).hasSize(1);
        assertThat(entry("refund:" + refund + ":sale-reversed")).hasSize(3);
        assertThat(listed("FAILED").body()).doesNotContain(refund);
        assertThat(listed("PAID").body()).contains(refund);
        assertThat(retry().expect(409).code()).isEqualTo("illegal_status");
    }

    @Test
    void mayBeRefusedAgainAndAgain() {
        refused();
        payments.next(Collections.nCopies(2, Fault.DECLINED).toArray(Fault[]::new));
        assertThat(retry().expect(409).code()).isEqualTo("refund_declined");
        assertThat(retry().expect(409).code()).isEqualTo("refund_declined");
        assertThat(listed("FAILED").at("/items/0/refusals").asInt()).isEqualTo(3);
        retry().expect(200);
        assertThat(payments.calls(refund)).hasSize(4).doesNotHaveDuplicates();
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
    }

    @Test
    void isPaidOnceHoweverManyRetryAtOnce() throws Exception {
        refused();
        List<Callable<Api.Reply>> calls = IntStream.range(0, 8)
                .<Callable<Api.Reply>>mapToObj(any -> this::retry)
                .toList();
        assertThat(counted(atOnce(calls))).isEqualTo(Map.of("200", 1L, "409 illegal_status", 7L));
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
    }

    @Test
    void aRetryWhoseAnswerIsLostIsFinishedByTheJobUnderTheSameKey() {
        refused();
        payments.next(Fault.ANSWER_LOST);
        Api keyed = operator().key("again");
        String path = "/operator/refunds/" + refund + "/retry";
        assertThat(keyed.post(path, null).expect(202).text("/status")).isEqualTo("REFUNDING");
        resume("resume-refunds");
        Eventually.passes(
                Duration.ofSeconds(10), () -> assertThat(listed("PAID").body()).contains(refund));
        assertThat(keyed.post(path, null).expect(200).text("/status")).isEqualTo("REFUNDED");
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
        assertThat(payments.calls("refund:" + refund + ":retry:1")).hasSizeGreaterThan(1);
        assertThat(payments.calls("refund:" + refund + ":retry:2")).isEmpty();
    }

    @Test
    void answersARepeatedRetryAsTheFirst() {
        refused();
        Api keyed = operator().key("once");
        String path = "/operator/refunds/" + refund + "/retry";
        Api.Reply first = keyed.post(path, null).expect(200);
        Api.Reply again = keyed.post(path, null).expect(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(payments.calls(refund)).hasSize(2);
    }

    @Test
    void isSettledOtherwiseWhenTheProviderWillNot() {
        refused();
        Api keyed = operator().key("cheque");

        Api.Reply settled = settle(keyed).expect(200);

        assertThat(settled.text("/status")).isEqualTo("REFUNDED");
        assertThat(settle(keyed).expect(200).body()).isEqualTo(settled.body());
        assertThat(keyed.post("/operator/refunds/" + refund + "/settlement", Map.of("how", "cash"))
                        .expect(422)
                        .code())
                .isEqualTo("idempotency_key_reused");
        assertThat(listed("PAID").text("/items/0/settlement")).isEqualTo("cheque 4711");
        assertThat(payments.refunded(order).isZero()).isTrue();
        assertThat(told("RefundIssued", "refund:" + refund)).hasSize(1);
        assertThat(entry("refund:" + refund + ":sale-reversed"))
                .contains("DEBIT SELLER_PAYABLE_PENDING 40.00 of seller", "CREDIT CONTRACT_LIABILITY 42.60");
        assertThat(entry("refund:" + refund + ":settled"))
                .containsExactly("CREDIT CASH 42.60", "DEBIT CONTRACT_LIABILITY 42.60");
        assertThat(ann.get("/orders/" + order + "/returns").text("/items/0/status"))
                .isEqualTo("REFUNDED");
        assertThat(retry().expect(409).code()).isEqualTo("illegal_status");
    }

    @Test
    void onlyWhatWasRefusedIsTriedAgainOrSettled() {
        String path = "/operator/refunds/" + refund;
        assertThat(operator().post(path + "/retry", null).status())
                .as("announced only")
                .isEqualTo(404);
        receive().expect(200);
        assertThat(retry().code()).isEqualTo("illegal_status");
        assertThat(settle(operator()).code()).isEqualTo("illegal_status");
        assertThat(operator().post(path + "/settlement", Map.of("how", " ")).status())
                .isEqualTo(400);
        String nobodys = "/operator/refunds/0198c0de-0000-7000-8000-000000000000";
        assertThat(operator().post(nobodys + "/retry", null).status()).isEqualTo(404);
        assertThat(operator().post(nobodys + "/settlement", Map.of("how", "x")).status())
                .isEqualTo(404);
        assertThat(operator().get("/operator/refunds?status=REQUESTED").status())
                .isEqualTo(400);
    }

    @Test
    void isAskedForAfterEverLongerPausesWhileFinanceIsAway() {
        payments.away(true);
        receive().expect(202);
        assertThat(listed("PENDING").text("/items/0/refundId")).isEqualTo(refund);
        Asked before = asked();
        while (before.unanswered() < 13) {
            Instant due = before.nextAt();
            if (due.isAfter(clock.instant())) {
                pass(Duration.between(clock.instant(), due).plusMillis(1));
            }
            Asked after = askedAfter(before);
            if (after.unanswered() == before.unanswered() + 1) {
                Duration pause = Duration.ofSeconds(Math.min(3_600, 5L << before.unanswered()));
                assertThat(after.nextAt())
                        .isBetween(due.plus(pause), clock.instant().plus(pause));
            }
            before = after;
        }
        assertThat(payments.calls(refund)).hasSizeGreaterThan(10).containsOnly("refund refund:" + refund);
        payments.away(false);
        pass(Duration.ofHours(2));
        Eventually.passes(Duration.ofSeconds(10), () -> {
            job("resume-refunds");
            assertThat(listed("PAID").body()).contains(refund);
        });
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
    }

    /** The scheduler may ask, too, and then this does not. */
    private Asked askedAfter(Asked before) {
        Eventually.await(Duration.ofSeconds(10), () -> {
            job("resume-refunds");
            return asked().unanswered() > before.unanswered();
        });
        return asked();
    }

    private Asked asked() {
        return jdbc.sql("SELECT unanswered, attempt_at FROM customer_return WHERE id = ?::uuid")
                .param(refund)
                .query((row, number) ->
                        new Asked(row.getInt(1), row.getTimestamp(2).toInstant()))
                .single();
    }

    /**
     * @param unanswered calls of the job without an answer
     */
    private record Asked(int unanswered, Instant nextAt) {}
}
