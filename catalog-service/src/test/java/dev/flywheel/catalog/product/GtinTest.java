package dev.flywheel.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTest {

    @ParameterizedTest
    @ValueSource(strings = {"4006381333931", "036000291452", "96385074", "00012345600012", "9780306406157"})
    void acceptsRightCheckDigits(String gtin) {
        assertThat(Gtin.isValid(gtin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4006381333932",
                "036000291453",
                "123456789",
                "",
                "400638133393x",
                "978-0306406157",
                "٤٠٠٦٣٨١٣٣٣٩٣١"
            })
    void refusesWrongOnes(String gtin) {
        assertThat(Gtin.isValid(gtin)).isFalse();
    }

    @Test
    void knowsAUpcAndItsEanAsOne() {
        assertThat(Gtin.padded("036000291452")).isEqualTo(Gtin.padded("0036000291452"));
    }
}
