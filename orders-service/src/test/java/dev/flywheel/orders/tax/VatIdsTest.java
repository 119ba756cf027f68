package dev.flywheel.orders.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.domain.ProblemException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VatIdsTest {

    /** At least one for each country and kind. */
    private static final String[] VALID = {
        "ATU13585627",
        "BE0428759497",
        "BG175074752",
        "CY10259033P",
        "CZ25123891",
        "CZ7103192745",
        "DE136695976",
        "DK13585628",
        "EE100931558",
        "EL094259216",
        "ESB58378431",
        "ES54362315K",
        "ESX2482300W",
        "FI20774740",
        "FR40303265045",
        "FRK7399859412",
        "FR83404833048",
        "HR33392005961",
        "HU12892312",
        "IE6433435F",
        "IE6433435OA",
        "IE8D79739I",
        "IT00743110157",
        "LT119511515",
        "LT290061371314",
        "LU15027442",
        "LV40003521600",
        "MT11679112",
        "NL004495445B01",
        "PL8567346215",
        "PT501964843",
        "RO18547290",
        "SE123456789701",
        "SI50223054",
        "SK2022749619",
        "GB980780684",
        "GBGD001",
        "XI980780684"
    };

    @Test
    void knowsWhatIsRight() {
        assertThat(VALID)
                .allSatisfy(id -> assertThat(VatIds.check(id).problem()).as(id).isNull());
        Set<String> countries = new HashSet<>();
        Arrays.stream(VALID).forEach(id -> countries.add(id.substring(0, 2)));
        assertThat(countries)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(VatNumbers.values()).map(Enum::name).toList());
    }

    /** Any one digit changed must not go unnoticed where the number ends in a check digit. */
    @Test
    void noticesAWrongLastCharacter() {
        Set<String> withoutCheck = Set.of("GBGD001", "SE123456789701", "NL004495445B01");
        assertThat(VALID).filteredOn(id -> !withoutCheck.contains(id)).allSatisfy(id -> {
            char last = id.charAt(id.length() - 1);
            char other = Character.isDigit(last) ? (char) ('0' + (last - '0' + 1) % 10) : last == 'B' ? 'C' : 'B';
            String wrong = id.substring(0, id.length() - 1) + other;
            assertThat(VatIds.check(wrong).valid()).as(wrong).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ATU13585626 | its check digit is wrong",
                "AT13585627 | it does not have the form of AT",
                "SE123456789700 | it does not have the form of SE",
                "US123456789 | 'US' is no country whose VAT ids are known here",
                "GR094259216 | 'GR' is no country whose VAT ids are known here",
                "DE | it has 4 to 14 characters",
                "DE1366959761234567 | it has 4 to 14 characters"
            })
    void saysWhatIsWrong(String id, String problem) {
        assertThat(VatIds.check(id).problem()).isEqualTo(problem);
        assertThatThrownBy(() -> VatIds.required(id, "vatId"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de 136 695 976", "DE-136.695.976", "DE136695976"})
    void readsItHoweverItIsWritten(String id) {
        assertThat(VatIds.required(id, "vatId")).isEqualTo("DE136695976");
    }

    @Test
    void northernIrelandBelongsToTheArea() {
        assertThat(new VatIds.VatId("XI", "980780684").area()).isEqualTo("EU");
        assertThat(new VatIds.VatId("GB", "980780684").area()).isEqualTo("GB");
    }
}
