package dev.flywheel.catalog.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "55|\"|INCH|1397",
                "55|in|INCH|1397",
                "55|inch|INCH|1397",
                "55|Inches|INCH|1397",
                "1|fl oz|FLUID_OUNCE|29.5735295625",
                "2|lbs|POUND|907.18474",
                "5000|mAh|MILLIAMPERE_HOUR|5",
                "2.4|GHz|GIGAHERTZ|2400000000",
                "1|TB|TERABYTE|1000",
            })
    void isFoundByItsNamesAndConverted(String amount, String name, Unit unit, String inBase) {
        assertThat(Unit.of(name)).isEqualTo(unit);
        assertThat(unit.toBase(new BigDecimal(amount))).isEqualByComparingTo(inBase);
    }

    @Test
    void hasOneBaseInEachDimension() {
        assertThat(Arrays.stream(Unit.values())
                        .filter(unit -> unit.toBase(BigDecimal.ONE).compareTo(BigDecimal.ONE) == 0)
                        .collect(Collectors.groupingBy(Unit::dimension, Collectors.counting())))
                .hasSize(Dimension.values().length)
                .allSatisfy((dimension, bases) -> assertThat(bases).isEqualTo(1));
    }

    @Test
    void isFoundByItsSymbol() {
        assertThat(Unit.values())
                .allSatisfy(unit -> assertThat(Unit.of(unit.symbol())).isEqualTo(unit));
        assertThatThrownBy(() -> Unit.of("furlong")).hasMessageContaining("mm, cm");
    }
}
