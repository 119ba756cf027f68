package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceGuardTest {

    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2.00,FAR_BELOW_REFERENCE",
        "2.01,",
        "20.00,",
        "199.99,",
        "200.00,FAR_ABOVE_REFERENCE",
    })
    void holdsBackWhatIsTenTimesTooLowOrTooHigh(String price, @Nullable HoldReason reason) {
        PriceReferences market = new PriceReferences(3, dollars("20.00"), null, null);

        assertThat(reason(check(price, PriceLimits.NONE, market))).isEqualTo(reason);
    }

    @Test
    void believesAnythingWhereNothingIsKnown() {
        assertThat(check("9999.00", PriceLimits.NONE, PriceReferences.NONE)).isEmpty();
    }

    @Test
    void takesAMarketForMoreThanWhatTheSellerAskedBefore() {
        PriceReferences market = new PriceReferences(2, dollars("20.00"), dollars("1.00"), null);

        assertThat(reason(check("1.50", PriceLimits.NONE, market))).isEqualTo(HoldReason.FAR_BELOW_REFERENCE);
        assertThat(check("20.00", PriceLimits.NONE, market))
                .as("back from a slip")
                .isEmpty();
    }

    @Test
    void believesEitherOfTwoWeakReferences() {
        PriceReferences weak = new PriceReferences(1, dollars("100.00"), dollars("2.00"), null);

        assertThat(check("3.00", PriceLimits.NONE, weak)).isEmpty();
        assertThat(check("90.00", PriceLimits.NONE, weak)).isEmpty();
        assertThat(check("0.20", PriceLimits.NONE, weak))
                .contains(new Hold(HoldReason.FAR_BELOW_REFERENCE, dollars("2.00")));
    }

    @Test
    void believesWhatIsNearAPriceThatWasReleased() {
        PriceReferences released = new PriceReferences(5, dollars("20.00"), null, dollars("1.00"));

        assertThat(check("1.10", PriceLimits.NONE, released)).isEmpty();
        assertThat(check("20.00", PriceLimits.NONE, released)).isEmpty();
        assertThat(check("0.10", PriceLimits.NONE, released)).isPresent();
    }

    @Test
    void keepsToTheLimitsOfTheSeller() {
        PriceLimits limits = new PriceLimits(dollars("18.00"), dollars("25.00"));

        assertThat(check("17.99", limits, PriceReferences.NONE))
                .contains(new Hold(HoldReason.BELOW_OWN_MINIMUM, dollars("18.00")));
        assertThat(check("18.00", limits, PriceReferences.NONE)).isEmpty();
        assertThat(check("25.00", limits, PriceReferences.NONE)).isEmpty();
        assertThat(check("25.01", limits, PriceReferences.NONE))
                .contains(new Hold(HoldReason.ABOVE_OWN_MAXIMUM, dollars("25.00")));
    }

    @Test
    void looksAtSalesThatAreStillToCome() {
        PriceLimits limits = new PriceLimits(dollars("18.00"), null);
        Sale sale = new Sale(dollars("15.00"), NOW.minusSeconds(10), NOW.plusSeconds(10));
        Pricing pricing = new Pricing(dollars("20.00"), sale);

        assertThat(PriceGuard.check(pricing, limits, PriceReferences.NONE, NOW)).isPresent();
        assertThat(PriceGuard.check(pricing, limits, PriceReferences.NONE, NOW.plusSeconds(10)))
                .isEmpty();
    }

    @Test
    void saysWhoMayReleaseWhat() {
        assertThat(HoldReason.FAR_BELOW_REFERENCE.releasableBySeller()).isTrue();
        assertThat(HoldReason.FAR_ABOVE_REFERENCE.releasableBySeller()).isFalse();
        assertThat(HoldReason.FAR_ABOVE_REFERENCE.releasableByOperator()).isTrue();
        assertThat(HoldReason.BELOW_OWN_MINIMUM.releasableByOperator()).isFalse();
    }

    private static Optional<Hold> check(String price, PriceLimits limits, PriceReferences references) {
        return PriceGuard.check(new Pricing(dollars(price), null), limits, references, NOW);
    }

    private static @Nullable HoldReason reason(Optional<Hold> hold) {
        return hold.map(Hold::reason).orElse(null);
    }

    private static Money dollars(String amount) {
        return Money.of(amount, "USD");
    }
}
