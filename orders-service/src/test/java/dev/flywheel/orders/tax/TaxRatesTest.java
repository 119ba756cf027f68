package dev.flywheel.orders.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.orders.OrdersServiceTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init")
class TaxRatesTest extends OrdersServiceTest {

    private static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");

    @Autowired
    private TaxRates rates;

    @Test
    void goByTheState() {
        assertThat(rates.of("US", "WA", DAY)).isEqualByComparingTo("0.065");
        assertThat(rates.of("US", "CA", DAY)).isEqualByComparingTo("0.0725");
        assertThat(rates.of("US", "NY", DAY)).isEqualByComparingTo("0.04");
        assertThat(rates.of("US", "OR", DAY)).isZero();
        assertThat(rates.of("CA", "ON", DAY)).isZero();
        assertThat(rates.of("DE", null, DAY)).isZero();
    }

    @Test
    void areThoseOfBeforeForEveryState() {
        var before = jdbc.sql(
                        "SELECT region, rate FROM tax_rate WHERE country = 'US' AND valid_from <= DATE '2026-06-01'")
                .query((rs, row) -> new Before(rs.getString(1), rs.getBigDecimal(2)))
                .list();

        assertThat(before).as("fifty states and the District of Columbia").hasSize(51);
        assertThat(before)
                .allSatisfy(state -> assertThat(rates.of("US", state.region(), DAY))
                        .as(state.region())
                        .isEqualByComparingTo(state.rate()));
    }

    private record Before(String region, java.math.BigDecimal rate) {}
}
