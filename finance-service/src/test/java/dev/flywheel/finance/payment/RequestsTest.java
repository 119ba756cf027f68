package dev.flywheel.finance.payment;

import static dev.flywheel.finance.TestEntries.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.00", "-0.01", "-100.00"})
    void anAmountIsAboveZero(String amount) {
        assertRefused("amount", () -> Requests.requirePositive(usd(amount)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"us", "XX", "USA", "  "})
    void aCountryIsInTheStandard(String country) {
        assertRefused("country", () -> Requests.requireCountry(country));
    }

    @Test
    void aCurrencyIsThePayments() {
        assertRefused("amount", () -> Requests.requireCurrency(Money.currency("EUR"), usd("1.00")));
    }

    @Test
    void whatIsRightPasses() {
        assertThatCode(() -> {
                    Requests.requirePositive(usd("0.01"));
                    Requests.requireCountry("GB");
                    Requests.requireCurrency(Money.currency("USD"), usd("1.00"));
                })
                .doesNotThrowAnyException();
    }

    private static void assertRefused(String field, ThrowingCallable check) {
        assertThatThrownBy(check).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code().status()).isEqualTo(400);
            assertThat(problem.errors().getFirst().field()).isEqualTo(field);
        });
    }
}
