package dev.flywheel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource({
        "12.34,USD,1234",
        "0.01,USD,1",
        "5,USD,500",
        "5.10,USD,510",
        "500,JPY,500",
        "1.234,KWD,1234",
        "1.2300,USD,123"
    })
    void readsExactly(String text, String currency, long minor) {
        assertThat(Amounts.minor(text, Currency.getInstance(currency))).isEqualTo(minor);
    }

    @Test
    void writesWithTheCurrencysDecimals() {
        assertThat(Amounts.text(1234, USD)).isEqualTo("12.34");
        assertThat(Amounts.text(0, USD)).isEqualTo("0.00");
        assertThat(Amounts.text(500, Currency.getInstance("JPY"))).isEqualTo("500");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "0.00", "-1", "1.005", "1e3", " 1", "12.345678", "99999999999999", "NaN", "1,5", "١"})
    void refusesWhatIsNoAmount(String text) {
        assertThatThrownBy(() -> Amounts.minor(text, USD))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("amount ");
    }

    @Test
    void refusesWhatIsNoCurrency() {
        for (String code : new String[] {"", "usd", "XXX", "EURO"}) {
            assertThatThrownBy(() -> Amounts.currency(code)).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> Amounts.currency(null)).isInstanceOf(Refusal.class);
    }
}
