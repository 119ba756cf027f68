package dev.flywheel.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** One of each kind, and what becomes of it when any two neighbours are swapped that the check digit can tell. */
    @ParameterizedTest
    @CsvSource({
        "UPC-A,042100005264",
        "EAN-8,73513537",
        "EAN-13,5901234123457",
        "ISBN-13,9783161484100",
        "GTIN-14,10614141000415"
    })
    void noticesDigitsThatWereSwapped(String kind, String gtin) {
        assertThat(Gtin.isValid(gtin)).as(kind).isTrue();
        for (int i = 0; i + 1 < gtin.length(); i++) {
            int difference = Math.abs(gtin.charAt(i) - gtin.charAt(i + 1));
            String swapped = gtin.substring(0, i) + gtin.charAt(i + 1) + gtin.charAt(i) + gtin.substring(i + 2);
            // Neighbours that differ by 5 are what this check digit cannot tell.
            assertThat(Gtin.isValid(swapped)).as(swapped).isEqualTo(difference == 0 || difference == 5);
        }
    }

    @Test
    void knowsAUpcAndItsEanAsOne() {
        assertThat(Gtin.padded("036000291452")).isEqualTo(Gtin.padded("0036000291452"));
    }
}
