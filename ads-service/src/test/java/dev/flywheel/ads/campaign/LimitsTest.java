package dev.flywheel.ads.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.ads.AdsError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.UnitPrice;
import java.time.LocalDate;
import java.util.Currency;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @CsvSource({"0.02, 20000", "0.123456, 123456", "1000, 1000000000", "0.4500000, 450000"})
    void countsBidsInMicros(String bid, long micros) {
        assertThat(Limits.bid(UnitPrice.of(bid, "USD"), USD, "bid")).isEqualTo(micros);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.019999", "1000.000001", "0.1234567"})
    void refusesBidsOutOfRange(String bid) {
        assertProblem(AdsError.BID_OUT_OF_RANGE, "bid", () -> Limits.bid(UnitPrice.of(bid, "USD"), USD, "bid"));
    }

    @Test
    void refusesAnotherCurrency() {
        assertProblem(AdsError.CURRENCY_MISMATCH, "bid", () -> Limits.bid(UnitPrice.of("0.50", "EUR"), USD, "bid"));
    }

    @Test
    void boundsTheDailyBudget() {
        assertThat(Limits.dailyBudget(Money.of("1.00", "USD"), "b")).isEqualTo(1_000_000);
        assertThat(Limits.dailyBudget(Money.of("1000", "JPY"), "b")).isEqualTo(1_000_000_000);
        for (String budget : new String[] {"0.99", "0", "-5", "1000000.01"}) {
            assertProblem(AdsError.BUDGET_OUT_OF_RANGE, "b", () -> Limits.dailyBudget(Money.of(budget, "USD"), "b"));
        }
    }

    @Test
    void wantsDatesInOrder() {
        Limits.period(TODAY.minusDays(40), null, TODAY);
        Limits.period(TODAY, TODAY, TODAY);
        assertPeriodRefused("startDate", LocalDate.MIN, null);
        assertPeriodRefused("startDate", LocalDate.MAX, null);
        assertPeriodRefused("endDate", TODAY.plusDays(2), TODAY.plusDays(1));
        assertPeriodRefused("endDate", TODAY.minusDays(2), TODAY.minusDays(1));
        assertPeriodRefused("endDate", TODAY, LocalDate.MAX);
    }

    private static void assertPeriodRefused(String field, LocalDate start, @Nullable LocalDate end) {
        assertProblem(AdsError.DATES_OUT_OF_ORDER, field, () -> Limits.period(start, end, TODAY));
    }

    @Test
    void statesKnowWhatTheyCanBecome() {
        assertThat(ServingState.ENABLED.canBecome(ServingState.PAUSED)).isTrue();
        assertThat(ServingState.PAUSED.canBecome(ServingState.ENABLED)).isTrue();
        assertThat(ServingState.PAUSED.canBecome(ServingState.ARCHIVED)).isTrue();
        for (ServingState next : ServingState.values()) {
            assertThat(ServingState.ARCHIVED.canBecome(next)).isFalse();
        }
    }

    private static void assertProblem(AdsError code, String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.errors())
                    .extracting(ProblemException.FieldProblem::field)
                    .containsExactly(field);
        });
    }
}
