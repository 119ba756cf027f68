package dev.flywheel.prime.payment;

import static dev.flywheel.domain.LedgerAccount.CASH;
import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.prime.FakePayments.Fault;
import dev.flywheel.prime.PrimeServiceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Refunds of members that the provider refused: seen by operators, tried again or settled, never paid twice. */
@SuppressWarnings("NullAway.Init")
class RefundTest extends PrimeServiceTest {

    private AccountId account;
    private String refund;

    @BeforeEach
    void aRefundIsRefused() {
        account = member();
        payments.plan(account, Fault.DECLINED);
        cancel(account, "NOW").expect(200);
        refund = listed("FAILED").at("/refundId").asString();
    }

    private JsonNode listed(String status) {
        return operator()
                .get("/operator/prime/refunds?limit=100&status=" + status)
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/accountId").asString().equals(account.toString()))
                .findFirst()
                .orElseThrow();
    }

    private Api.Reply retry(Api operator) {
        return operator.post("/operator/prime/refunds/" + refund + "/retry", null);
    }

    private Api.Reply settle(Api operator, String how) {
        return operator.post("/operator/prime/refunds/" + refund + "/settlement", Map.of("how", how));
    }

    @Test
    void isTriedAgainUnderANewKey() {
        assertThat(listed("FAILED").at("/failure").asString()).isEqualTo("account_closed");
        payments.plan(account, Fault.DECLINED);
        assertThat(retry(operator()).expect(409).code()).isEqualTo("refund_declined");
        assertThat(listed("FAILED").at("/refusals").asInt()).isEqualTo(2);

        assertThat(retry(operator()).expect(200).text("/status")).isEqualTo("PAID");

        String membership = membership(account).text("/membershipId");
        String key = "membership:" + membership + ":period:1:refund";
        assertThat(payments.refundKeys(membership)).containsExactly(key, key + ":retry:1", key + ":retry:2");
        assertThat(payments.refunded(account)).isEqualTo(1_499);
        assertThat(membership(account).text("/refund/status")).isEqualTo("PAID");
        assertThat(retry(operator()).expect(409).code()).isEqualTo("illegal_status");
    }

    @Test
    void isPaidOnceHoweverManyRetryAtOnce() throws Exception {
        List<Callable<Api.Reply>> calls = IntStream.range(0, 8)
                .<Callable<Api.Reply>>mapToObj(any -> () -> retry(operator()))
                .toList();
        List<Api.Reply> replies = atOnce(calls);
        assertThat(replies).filteredOn(reply -> reply.status() < 300).hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> reply.code().equals("illegal_status"))
                .hasSize(7);
        assertThat(payments.refunded(account)).isEqualTo(1_499);
    }

    @Test
    void aRetryWhoseAnswerIsLostIsFinishedUnderTheSameKey() {
        payments.plan(account, Fault.ANSWER_LOST);
        Api keyed = operator().key("again");
        assertThat(retry(keyed).expect(202).text("/status")).isEqualTo("PENDING");
        passLease();
        Api.Reply again = retry(keyed).expect(200);
        assertThat(again.text("/status")).isEqualTo("PAID");
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(payments.refunded(account)).isEqualTo(1_499);
        assertThat(payments.refundKeys(membership(account).text("/membershipId")))
                .hasSizeGreaterThan(2)
                .noneMatch(key -> key.endsWith(":retry:2"));
    }

    @Test
    void isSettledOtherwiseWhenTheProviderWillNot() {
        Api keyed = operator().key("cheque");

        Api.Reply settled = settle(keyed, "cheque 4711").expect(200);

        assertThat(settled.text("/status")).isEqualTo("PAID");
        assertThat(settle(keyed, "cheque 4711").expect(200).body()).isEqualTo(settled.body());
        assertThat(settle(keyed, "cash").expect(422).code()).isEqualTo("idempotency_key_reused");
        assertThat(listed("PAID").at("/settlement").asString()).isEqualTo("cheque 4711");
        // Finance books the capture against the contract liability, which is empty then; the money left our own bank.
        assertThat(books(membership(account).text("/membershipId")))
                .isEqualTo(Map.of(CONTRACT_LIABILITY, -1_499L, CASH, 1_499L));
        assertThat(payments.refunded(account)).isZero();
        assertThat(retry(operator()).expect(409).code()).isEqualTo("illegal_status");
        assertThat(settle(operator(), "again").expect(409).code()).isEqualTo("illegal_status");
    }

    @Test
    void refusesWhatIsNotThere() {
        String nobodys = "/operator/prime/refunds/" + UUID.randomUUID();
        assertThat(operator().post(nobodys + "/retry", null).status()).isEqualTo(404);
        assertThat(operator().post(nobodys + "/settlement", Map.of("how", "x")).status())
                .isEqualTo(404);
        assertThat(settle(operator(), " ").status()).isEqualTo(400);
        assertThat(operator().get("/operator/prime/refunds?status=LOST").status())
                .isEqualTo(400);
        assertThat(shopper(account).get("/operator/prime/refunds").status()).isEqualTo(403);
    }
}
