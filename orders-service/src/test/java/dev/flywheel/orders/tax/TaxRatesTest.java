package dev.flywheel.orders.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import dev.flywheel.orders.OrdersServiceTest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rates that are there from the beginning. */
@SuppressWarnings("NullAway.Init")
class TaxRatesTest extends OrdersServiceTest {

    @Autowired
    private TaxEngine taxes;

    @ParameterizedTest
    @CsvSource({"US, WA, 6.50", "US, CA, 7.25", "US, NY, 4.00", "US, OR, 0.00", "CA, ON, 0.00", "DE, , 0.00"})
    void goByTheState(String country, @Nullable String region, String tax) {
        Question question = new Question(
                new Question.Place(country, region, null, null),
                null,
                Instant.parse("2026-06-01T00:00:00Z"),
                Money.currency("USD"),
                List.of(new Question.Line(
                        Question.Kind.GOODS, null, List.of("Home"), null, Money.of("100.00", "USD"))));
        assertThat(taxes.assess(question).lines().getFirst().tax()).isEqualTo(Money.of(tax, "USD"));
    }
}
