package dev.flywheel.seller.fee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferralFeeTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final List<FeeTier> FINE_ART =
            List.of(tier("100", "0.20"), tier("1000", "0.15"), tier("5000", "0.10"), tier(null, "0.05"));

    @ParameterizedTest
    @CsvSource({
        "0.01, 0.30",
        "1.99, 0.30",
        "2.00, 0.30",
        "2.03, 0.30",
        "2.04, 0.31",
        "25.00, 3.75",
        "9.99, 1.50",
        "100.00, 15.00"
    })
    void takesThePercentageOrTheMinimumWhicheverIsHigher(String price, String fee) {
        ReferralFee rule = fee(TierRule.WHOLE, "0.30", false, tier(null, "0.15"));

        assertThat(rule.ofUnit(usd(price))).isEqualTo(usd(fee));
    }

    @ParameterizedTest
    @CsvSource({"14.99, 0.75", "15.00, 0.75", "15.01, 1.50", "20.00, 2.00", "20.01, 3.40", "100.00, 17.00"})
    void appliesTheReachedRateToTheWholePrice(String price, String fee) {
        ReferralFee rule =
                fee(TierRule.WHOLE, "0.30", false, tier("15", "0.05"), tier("20", "0.10"), tier(null, "0.17"));

        assertThat(rule.ofUnit(usd(price))).isEqualTo(usd(fee));
    }

    @ParameterizedTest
    @CsvSource({
        "100.00, 20.00",
        "100.01, 20.00",
        "100.04, 20.01",
        "1000.00, 155.00",
        "1000.05, 155.01",
        "5000.00, 555.00",
        "5000.10, 555.01",
        "10000.00, 805.00"
    })
    void appliesEachRateToItsPortion(String price, String fee) {
        ReferralFee rule = fee(TierRule.PORTION, "0.30", false, FINE_ART.toArray(FeeTier[]::new));

        assertThat(rule.ofUnit(usd(price))).isEqualTo(usd(fee));
    }

    @Test
    void chargesNothingForWhatCostsNothing() {
        assertThat(fee(TierRule.WHOLE, "0.30", false, tier(null, "0.15")).ofUnit(usd("0.00")))
                .isEqualTo(usd("0.00"));
    }

    @Test
    void hasNoMinimumWhereTheScheduleNamesNone() {
        assertThat(fee(TierRule.WHOLE, null, true, tier(null, "0.15")).ofUnit(usd("1.00")))
                .isEqualTo(usd("0.15"));
    }

    @Test
    void countsDeliveryExceptForMedia() {
        assertThat(fee(TierRule.WHOLE, "0.30", false, tier(null, "0.15")).base(usd("20.00"), usd("5.00")))
                .isEqualTo(usd("25.00"));
        assertThat(fee(TierRule.WHOLE, null, true, tier(null, "0.15")).base(usd("20.00"), usd("5.00")))
                .isEqualTo(usd("20.00"));
    }

    @Test
    void holdsEveryUnitAgainstTheMinimumOnItsOwn() {
        ReferralFee rule = fee(TierRule.WHOLE, "0.30", false, tier(null, "0.15"));

        assertThat(rule.ofLine(usd("10.00"), 10)).isEqualTo(usd("3.00"));
        assertThat(rule.ofLine(usd("10.00"), 1)).isEqualTo(usd("1.50"));
    }

    @Test
    void countsUnitsWhoseSharesLieOnBothSidesOfABand() {
        ReferralFee rule = fee(TierRule.WHOLE, null, false, tier("10", "0.08"), tier(null, "0.15"));

        // 20.01 over two units: one of 10.00 at 8 %, one of 10.01 at 15 %.
        assertThat(rule.ofLine(usd("20.01"), 2)).isEqualTo(usd("2.30"));
    }

    @Test
    void saysItsTermsInWords() {
        assertThat(fee(TierRule.PORTION, "0.30", false, tier("100", "0.15"), tier(null, "0.08"))
                        .terms())
                .isEqualTo("15% to 100, then 8% of each portion; at least 0.30");
        assertThat(fee(TierRule.WHOLE, null, true, tier(null, "0.15")).terms()).isEqualTo("15%");
    }

    private static ReferralFee fee(TierRule rule, @Nullable String minimum, boolean media, FeeTier... tiers) {
        return new ReferralFee(
                "test",
                "test",
                "Test",
                LocalDate.EPOCH,
                USD,
                rule,
                List.of(tiers),
                minimum == null ? null : new BigDecimal(minimum),
                media,
                "a test",
                "A",
                null);
    }

    private static FeeTier tier(@Nullable String upTo, String rate) {
        return new FeeTier(upTo == null ? null : new BigDecimal(upTo), new BigDecimal(rate));
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
