package dev.flywheel.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource({"12.34,USD,1234", "0.1,USD,10", "-5,USD,-500", "700,JPY,700", "1.234,KWD,1234"})
    void readsExactly(String amount, String currency, long minor) {
        assertThat(Money.of(amount, currency).minor()).isEqualTo(minor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.345", "1e5", "", " 1", "1,00", "NaN", "99999999999999999", "0x10", "--1"})
    void refusesWhatIsNoAmountOfDollars(String amount) {
        assertThatThrownBy(() -> Money.of(amount, "USD")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usd", "US", "XXX", "ABC", ""})
    void refusesWhatIsNoCurrencyOfPayment(String currency) {
        assertThatThrownBy(() -> Money.of("1", currency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ISO 4217");
    }

    @Test
    void refusesToMixCurrencies() {
        assertThatThrownBy(() -> Money.of("1", "USD").plus(Money.of("1", "EUR")))
                .hasMessage("cannot combine USD with EUR");
    }

    @Test
    void refusesToOverflow() {
        Money large = new Money(Money.MAX_MINOR, USD);
        assertThatThrownBy(() -> large.plus(large)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> large.times(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    /** vendure #2662: 6.45 at 30 % became 1.93 + 4.51 = 6.44. */
    @Test
    void splitsWithoutLosingACent() {
        assertThat(new Money(645, USD).allocate(List.of(30L, 70L)))
                .extracting(Money::minor)
                .containsExactly(194L, 451L);
        assertThat(new Money(100, USD).allocate(List.of(1L, 1L, 1L)))
                .extracting(Money::minor)
                .containsExactly(34L, 33L, 33L);
    }

    @Test
    void anySplitAddsUp() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Money whole = new Money(random.nextLong(-1_000_000, 1_000_000), USD);
            List<Long> weights = new ArrayList<>(List.of(1 + (long) random.nextInt(1000)));
            for (int k = random.nextInt(6); k > 0; k--) {
                weights.add((long) random.nextInt(100_000));
            }
            List<Money> parts = whole.allocate(weights);
            assertThat(Money.sum(parts, USD)).isEqualTo(whole);
            long total = weights.stream().mapToLong(Long::longValue).sum();
            for (int k = 0; k < parts.size(); k++) {
                BigDecimal exact = whole.decimal()
                        .multiply(BigDecimal.valueOf(weights.get(k)))
                        .divide(BigDecimal.valueOf(total), 10, java.math.RoundingMode.HALF_UP);
                assertThat(parts.get(k).decimal().subtract(exact).abs()).isLessThan(new BigDecimal("0.01"));
            }
        }
    }

    @Test
    void roundsAPortionOnce() {
        assertThat(Money.of("9.99", "USD").portion(new BigDecimal("0.15"))).isEqualTo(Money.of("1.50", "USD"));
    }
}
