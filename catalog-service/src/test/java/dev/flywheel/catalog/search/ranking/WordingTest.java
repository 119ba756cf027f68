package dev.flywheel.catalog.search.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            55" TV            | 55 in tv
            55in tv           | 55 in tv
            55 inches TV      | 55 in tv
            15-foot cable     | 15 foot cable
            15ft. cable       | 15 foot cable
            1,000-Piece       | 1000 piece
            Version 7.0       | version 7
            Java 10.4.6       | java 10.4.6
            DSC-W120/B        | dsc w120 b
            Men's Café & Bar  | man cafe and bar
            Straße            | strasse
            """)
    void readsAlikeWhatIsWrittenDifferently(String text, String words) {
        assertThat(String.join(" ", Wording.stems(text))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"kettles, kettle", "batteries, battery", "boxes, box", "lenses, lens", "glass, glass", "usb, usb"})
    void takesThePluralForTheSingular(String word, String stem) {
        assertThat(Wording.stem(word)).isEqualTo(stem);
    }

    @Test
    void joinsNeighbours() {
        assertThat(Wording.joined("Sony DSC-W120/B")).contains("dscw120", "dscw120b", "sonydsc");
    }

    @Test
    void takesEachSignOfAScriptWithoutSpacesForAWord() {
        assertThat(Wording.words("电水壶 1.7L")).containsExactly("电", "水", "壶", "1.7", "l");
    }

    @Test
    void readsNothingFromSigns() {
        assertThat(Wording.words("\"'(+-*?~) 😀")).isEmpty();
    }
}
