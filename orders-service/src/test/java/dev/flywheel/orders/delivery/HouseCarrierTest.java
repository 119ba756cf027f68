package dev.flywheel.orders.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseCarrierTest {

    /** The first is the example in S10 itself: 47312482 has the check digit 9. */
    @ParameterizedTest
    @CsvSource({"47312482, FW473124829US", "0, FW000000005US", "1, FW000000014US", "100000001, FW000000014US"})
    void numbersHaveACheckDigit(long serial, String number) {
        assertThat(HouseCarrier.number(serial)).isEqualTo(number);
    }
}
