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
    void coverEveryState() {
        assertThat(jdbc.sql("SELECT count(*) FROM tax_rate WHERE country = 'US'")
                        .query(Integer.class)
                        .single())
                .as("fifty states and the District of Columbia")
                .isEqualTo(51);
    }

    @Test
    void theOneInForceCounts() {
        jdbc.sql(
                        "INSERT INTO tax_rate (country, region, valid_from, rate) VALUES ('XX', 'A', '2026-01-01', 0.1), ('XX', 'A', '2026-07-01', 0.2)")
                .update();
        assertThat(rates.of("XX", "A", DAY)).isEqualByComparingTo("0.1");
        assertThat(rates.of("XX", "A", Instant.parse("2026-07-01T00:00:00Z"))).isEqualByComparingTo("0.2");
        assertThat(rates.of("XX", "A", Instant.parse("2025-07-01T00:00:00Z"))).isZero();
    }
}
