package dev.flywheel.seller.fee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundAdministrationFeeTest {

    private static final RefundAdministrationFee RULE =
            new RefundAdministrationFee(LocalDate.EPOCH, new BigDecimal("0.20"), new BigDecimal("5.00"), "a test", "A");

    @ParameterizedTest
    @CsvSource({
        "0.00, 0.00",
        "0.02, 0.00",
        "0.03, 0.01",
        "0.30, 0.06",
        "15.00, 3.00",
        "24.99, 5.00",
        "25.00, 5.00",
        "400.00, 5.00"
    })
    void keepsAFifthOfTheFeeAndFiveDollarsAtMost(String fee, String kept) {
        assertThat(RULE.ofUnit(Money.of(fee, "USD"))).isEqualTo(Money.of(kept, "USD"));
    }

    @Test
    void capsEveryUnitOnItsOwn() {
        assertThat(RULE.ofUnits(Money.of("100.00", "USD"), 2)).isEqualTo(Money.of("10.00", "USD"));
        assertThat(RULE.ofUnits(Money.of("100.00", "USD"), 1)).isEqualTo(Money.of("5.00", "USD"));
    }
}
