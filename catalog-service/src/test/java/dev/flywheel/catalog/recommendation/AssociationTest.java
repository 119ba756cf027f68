package dev.flywheel.catalog.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssociationTest {

    /** The usual table: both, only the one, only the other, neither. */
    @ParameterizedTest
    @CsvSource({
        "10, 25, 1530, 697880, 80.67, 0.005",
        "1, 0, 0, 1, 2.772589, 0.0000005",
        "5, 1995, 0, 100000, 39.330522, 0.0000005",
        "1, 1, 1, 1, 0, 0.0000005"
    })
    void knowsHowSureItIs(long both, long one, long other, long neither, double expected, double error) {
        assertThat(table(both, one, other, neither).significance()).isCloseTo(expected, within(error));
    }

    @Test
    void knowsTheOtherMeasures() {
        Association pair = table(10, 25, 1530, 697880);

        assertThat(pair.cosine()).isCloseTo(0.0431, within(0.00005));
        assertThat(pair.lift()).isCloseTo(129.8, within(0.05));
        assertThat(pair.confidence()).isCloseTo(0.286, within(0.0005));
        assertThat(pair.closeness()).isCloseTo(pair.cosine() * 10 / 15, within(1e-12));
    }

    @Test
    void isZeroForProductsNeverTogether() {
        Association never = table(0, 50, 50, 900);

        assertThat(never.cosine()).isZero();
        assertThat(never.closeness()).isZero();
        assertThat(never.lift()).isZero();
        assertThat(never.confidence()).isZero();
    }

    @Test
    void isSureOfAvoidanceTooButLiftTellsTheDifference() {
        Association avoided = table(1, 499, 499, 1);

        assertThat(avoided.significance()).isGreaterThan(10.83);
        assertThat(avoided.lift()).isLessThan(1);
    }

    @Test
    void bearsPairsThatWereTooFarApartToBeCounted() {
        assertThat(new Association(2, 10, 10, 10).significance())
                .isNotNegative()
                .isFinite();
    }

    @Test
    void refusesMoreTogetherThanAtAll() {
        assertThatThrownBy(() -> new Association(3, 2, 9, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Association table(long both, long one, long other, long neither) {
        return new Association(both, both + one, both + other, both + one + other + neither);
    }
}
