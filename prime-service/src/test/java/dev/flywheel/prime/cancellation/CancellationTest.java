package dev.flywheel.prime.cancellation;

import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.REFUND_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.SUBSCRIPTION_REVENUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.prime.FakePayments.Fault;
import dev.flywheel.prime.PrimeServiceTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CancellationTest extends PrimeServiceTest {

    @Test
    void refundsTheUnusedDaysAndEarnsTheOthers() {
        moveToMonthOf(30);
        AccountId account = member();
        passDays(10);
        Api.Reply cancelled =
                shopper(account).post("/prime/membership/cancellation", null).expect(200);
        assertThat(cancelled.text("/status")).isEqualTo("ENDED");
        assertThat(cancelled.text("/refund/amount")).isEqualTo("9.99");
        assertThat(cancelled.at("/unusedDays").asInt()).isEqualTo(20);
        assertThat(cancelled.at("/periodDays").asInt()).isEqualTo(30);
        assertThat(cancelled.text("/reason")).isEqualTo("20 of 30 days paid for are unused.");

        assertThat(payments.refunded(account)).isEqualTo(999);
        assertThat(told(account).getLast()).isBeforeOrEqualTo(clock.instant());
        Api.Reply membership = membership(account);
        assertThat(membership.text("/refund/status")).isEqualTo("PAID");
        passDays(3);
        // Finance books the capture and the refund against the contract liability, which is empty then.
        assertThat(books(membership.text("/membershipId")))
                .isEqualTo(Map.of(CONTRACT_LIABILITY, -1_499L + 999, SUBSCRIPTION_REVENUE, 500L));
        assertThat(cancel(account, "NOW").expect(404).code()).isEqualTo("no_membership");
        join(account, request()).expect(201);
    }

    @Test
    void keepsTheBenefitsToThePeriodsEndIfAsked() {
        AccountId account = member();
        LocalDate end = today().plusMonths(1);
        passDays(2);
        Api.Reply cancelled = cancel(account, "PERIOD_END").expect(200);
        assertThat(cancelled.text("/status")).isEqualTo("CANCELLING");
        assertThat(cancelled.text("/refund/amount")).isEqualTo("0.00");
        assertThat(cancelled.text("/benefitsUntil")).isEqualTo(end + "T00:00:00Z");
        assertThat(cancel(account, "PERIOD_END").expect(200).json()).isEqualTo(cancelled.json());
        assertThat(membership(account).at("/renewsOn").isMissingNode()).isTrue();

        passDays(35);
        Api.Reply membership = membership(account);
        assertThat(membership.text("/status")).isEqualTo("ENDED");
        assertThat(payments.captured(account)).isEqualTo(1_499);
        assertThat(payments.refunded(account)).isZero();
        assertThat(books(membership.text("/membershipId")))
                .isEqualTo(Map.of(CONTRACT_LIABILITY, -1_499L, SUBSCRIPTION_REVENUE, 1_499L));
    }

    @Test
    void whoWantsOutAtOnceAfterAllIsRefunded() {
        moveToMonthOf(31);
        AccountId account = member();
        cancel(account, "PERIOD_END").expect(200);
        passDays(16);
        // 1499 × 15 ÷ 31 = 725.3
        assertThat(cancel(account, "NOW").expect(200).text("/refund/amount")).isEqualTo("7.25");
        assertThat(payments.refunded(account)).isEqualTo(725);
    }

    @Test
    void refundsLaterWhatFinanceLeftOpen() {
        for (Fault fault : List.of(Fault.NOT_REACHED, Fault.ANSWER_LOST, Fault.UNKNOWN_AFTER_EFFECT)) {
            AccountId account = member();
            payments.plan(account, fault);
            cancel(account, "NOW").expect(200);
            assertThat(membership(account).text("/refund/status")).isEqualTo("PENDING");
            passLease();
            assertThat(membership(account).text("/refund/status")).isEqualTo("PAID");
            assertThat(payments.refunded(account)).isEqualTo(1_499);
        }
    }

    @Test
    void aRefusedRefundIsLeftToOperators() {
        AccountId account = member();
        payments.plan(account, Fault.DECLINED);
        cancel(account, "NOW").expect(200);
        passLease();
        assertThat(membership(account).text("/refund/status")).isEqualTo("FAILED");
        assertThat(payments.refunded(account)).isZero();
    }

    @Test
    void manyCancellationsAtOnceRefundOnce() throws Exception {
        AccountId account = member();
        List<Callable<Api.Reply>> calls = IntStream.range(0, 10)
                .<Callable<Api.Reply>>mapToObj(any -> () -> cancel(account, "NOW"))
                .toList();
        List<Api.Reply> replies = atOnce(calls);
        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() == 404).hasSize(9);
        assertThat(payments.refunded(account)).isEqualTo(1_499);
    }

    @Test
    void aRepeatedCancellationAnswersTheSame() {
        AccountId account = member();
        Api shopper = shopper(account).key("enough");
        Api.Reply first = shopper.post("/prime/membership/cancellation", null).expect(200);
        Api.Reply again = shopper.post("/prime/membership/cancellation", null).expect(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    }

    @Test
    void aRenewalThatComesThroughAfterTheCancellationIsGivenBack() {
        AccountId account = member();
        payments.plan(account, Fault.NONE, Fault.UNKNOWN_AFTER_EFFECT);
        moveTo(today().plusMonths(1));
        settle();
        Api.Reply cancelled = cancel(account, "NOW").expect(200);
        assertThat(cancelled.text("/refund/amount")).isEqualTo("0.00");
        passLease();
        assertThat(payments.captured(account)).isEqualTo(2 * 1_499);
        assertThat(payments.refunded(account)).isEqualTo(1_499);
        assertThat(told(account).getLast()).isBefore(clock.instant().plus(Duration.ofSeconds(1)));
        settle();
        assertThat(books(membership(account).text("/membershipId")))
                .isEqualTo(Map.of(CONTRACT_LIABILITY, -1_499L, SUBSCRIPTION_REVENUE, 1_499L))
                .doesNotContainKey(REFUND_LIABILITY);
    }
}
