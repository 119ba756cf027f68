package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PricingTest {

    private static final Money REGULAR = Money.of("20.00", "USD");
    private static final Money REDUCED = Money.of("15.00", "USD");
    private static final Instant FROM = Instant.parse("2026-11-27T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-12-01T00:00:00Z");

    private final Pricing pricing = new Pricing(REGULAR, new Sale(REDUCED, FROM, TO));

    @Test
    void isExactAtBothEnds() {
        assertThat(pricing.at(FROM.minusNanos(1000))).isEqualTo(REGULAR);
        assertThat(pricing.at(FROM)).isEqualTo(REDUCED);
        assertThat(pricing.at(TO.minusNanos(1000))).isEqualTo(REDUCED);
        assertThat(pricing.at(TO)).isEqualTo(REGULAR);
    }

    @Test
    void knowsWhenItChangesNext() {
        assertThat(pricing.nextChange(FROM.minusSeconds(1))).isEqualTo(FROM);
        assertThat(pricing.nextChange(FROM)).isEqualTo(TO);
        assertThat(pricing.nextChange(TO)).isNull();
        assertThat(new Pricing(REGULAR, null).nextChange(FROM)).isNull();
    }

    @Test
    void namesEveryPriceThatIsStillToBePaid() {
        assertThat(pricing.from(FROM.minusSeconds(1))).containsExactly(REGULAR, REDUCED);
        assertThat(pricing.from(TO)).containsExactly(REGULAR);
    }

    @Test
    void hasASaleOnlyWhileItRuns() {
        assertThat(pricing.saleAt(FROM)).isNotNull();
        assertThat(pricing.saleAt(TO)).isNull();
    }
}
