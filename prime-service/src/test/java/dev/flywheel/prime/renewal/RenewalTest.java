package dev.flywheel.prime.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.prime.FakePayments.Fault;
import dev.flywheel.prime.PrimeServiceTest;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenewalTest extends PrimeServiceTest {

    @Test
    void chargesEachMonthAndGoesBackToThe31st() {
        moveToMonthOf(31);
        LocalDate joined = today().withDayOfMonth(31);
        moveTo(joined);
        AccountId account = member();
        String id = membership(account).text("/membershipId");
        for (int month = 1; month <= 4; month++) {
            moveTo(joined.plusMonths(month));
            settle();
            Api.Reply membership = membership(account);
            assertThat(membership.text("/currentPeriod/start"))
                    .isEqualTo(joined.plusMonths(month).toString());
            assertThat(membership.text("/renewsOn"))
                    .isEqualTo(joined.plusMonths(month + 1).toString());
            assertThat(payments.captured(account)).isEqualTo((month + 1) * 1_499L);
        }
        assertThat(payments.keys(account))
                .contains("membership:" + id + ":period:5")
                .hasSize(5);
        assertThat(told(account)).contains(startOf(joined.plusMonths(1).plusDays(3)));
        assertThat(told(account).getLast()).isEqualTo(startOf(joined.plusMonths(5)));
    }

    @Test
    void catchesUpMonthByMonth() {
        AccountId account = member();
        LocalDate joined = today();
        moveTo(joined.plusMonths(3).plusDays(4));
        settle();
        assertThat(payments.keys(account)).hasSize(4);
        assertThat(membership(account).text("/renewsOn"))
                .isEqualTo(joined.plusMonths(4).toString());
    }

    @Test
    void asksWithTheSameKeyUntilFinanceSays() {
        AccountId account = member();
        payments.plan(account, Fault.ANSWER_LOST, Fault.NOT_REACHED, Fault.NONE, Fault.UNKNOWN_AFTER_EFFECT);
        moveTo(today().plusMonths(1));
        settle();
        for (int pass = 0; pass < 3; pass++) {
            passLease();
        }
        assertThat(payments.keys(account)).hasSize(2);
        assertThat(payments.captured(account)).isEqualTo(2 * 1_499);
        assertThat(membership(account).text("/status")).isEqualTo("ACTIVE");
    }

    @Test
    void triesARefusedRenewalOnFourMoreDaysThenEnds() {
        AccountId account = member();
        LocalDate end = today().plusMonths(1);
        payments.plan(account, Collections.nCopies(5, Fault.DECLINED).toArray(Fault[]::new));
        moveTo(end);
        settle();
        assertThat(membership(account).text("/status")).isEqualTo("PAST_DUE");
        assertThat(told(account).getLast()).isEqualTo(startOf(end.plusDays(3)));
        for (int after = 1; after <= 19; after++) {
            int day = after;
            passDays(1);
            int tries = 2
                    + (int) List.of(1, 9, 13).stream()
                            .filter(retry -> retry <= day)
                            .count();
            assertThat(payments.keys(account)).as("day %d", day).hasSize(tries);
            assertThat(membership(account).text("/status")).isEqualTo("PAST_DUE");
        }
        passDays(1);
        Api.Reply ended = membership(account);
        assertThat(payments.keys(account)).hasSize(6);
        assertThat(ended.text("/status")).isEqualTo("ENDED");
        assertThat(ended.text("/endReason")).isEqualTo("card_declined");
        assertThat(told(account).getLast()).isEqualTo(startOf(end.plusDays(3)));
        assertThat(payments.captured(account)).isEqualTo(1_499);
    }

    @Test
    void aMonthPaidWithinTheGraceKeepsItsDays() {
        AccountId account = member();
        LocalDate end = today().plusMonths(1);
        payments.plan(account, Fault.DECLINED);
        moveTo(end);
        settle();
        passDays(1);
        Api.Reply membership = membership(account);
        assertThat(membership.text("/status")).isEqualTo("ACTIVE");
        assertThat(membership.text("/currentPeriod/start")).isEqualTo(end.toString());
    }

    @Test
    void aMonthPaidAfterTheGraceBeginsThen() {
        AccountId account = member();
        LocalDate end = today().plusMonths(1);
        payments.plan(account, Fault.DECLINED, Fault.DECLINED);
        moveTo(end);
        settle();
        passDays(9);
        Api.Reply membership = membership(account);
        LocalDate paid = end.plusDays(9);
        assertThat(membership.text("/status")).isEqualTo("ACTIVE");
        assertThat(membership.text("/currentPeriod/start")).isEqualTo(paid.toString());
        assertThat(membership.text("/renewsOn")).isEqualTo(paid.plusMonths(1).toString());
        moveTo(paid.plusMonths(1));
        settle();
        assertThat(membership(account).text("/renewsOn"))
                .isEqualTo(paid.plusMonths(2).toString());
    }

    @Test
    void whoIsPastDueMayLeave() {
        AccountId account = member();
        payments.plan(account, Fault.DECLINED);
        moveTo(today().plusMonths(1));
        // The scheduler may be at it, too, so one look is not enough.
        Eventually.passes(Duration.ofSeconds(10), () -> {
            settle();
            assertThat(membership(account).text("/status")).isEqualTo("PAST_DUE");
        });
        Api.Reply cancelled = cancel(account, "PERIOD_END").expect(200);
        assertThat(cancelled.text("/status")).isEqualTo("ENDED");
        assertThat(cancelled.text("/refund/amount")).isEqualTo("0.00");
        passDays(21);
        assertThat(payments.captured(account)).isEqualTo(1_499);
        assertThat(payments.keys(account)).hasSize(2);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
