package dev.flywheel.catalog.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({
        "Café CRÈME,cafe creme",
        "Star Wars II,star wars 2",
        "Studio v17,studio 17",
        "Studio v. 4.1,studio 4.1",
        "Studio Version 3.0,studio 3",
        "SD-V296,sd-v296",
        "TV2,tv2",
        "10.0.1,10.0.1",
        "ivory,ivory",
    })
    void writesTheSameTheSameWay(String text, String folded) {
        assertThat(Folding.fold(text).replaceAll(" +", " ")).isEqualTo(folded);
    }

    @Test
    void knowsInchesInAllTheirForms() {
        assertThat(Folding.fold("55\u2033 55\u201d 55'' 55\"")).isEqualTo("55\" 55\" 55\" 55\"");
    }

    @ParameterizedTest
    @CsvSource({"cables,cable", "glass,glass", "bus,bus", "ps3s,ps3s", "cds,cds"})
    void knowsPlurals(String word, String singular) {
        assertThat(Folding.singular(word)).isEqualTo(singular);
    }
}
