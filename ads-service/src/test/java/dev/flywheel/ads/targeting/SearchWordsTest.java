package dev.flywheel.ads.targeting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource({
        "Kettles, kettle",
        "  Electric   KETTLE , electric kettle",
        "Crème-Brûlée torches, creme brulee torch",
        "Straße, strasse",
        "Øresund smørrebrød, oresund smorrebrod",
        "cherries, cherry",
        "boxes, box",
        "dishes, dish",
        "glasses, glass",
        "glass, glass",
        "shoes, shoe",
        "sizes, size",
        "bus, bus",
        "tennis, tennis",
        "status, status",
        "lenses, lens",
        "lens, lens",
        "kitchen knives, kitchen knife",
        "pies, pie",
        "USB-C cables, usb c cable",
        "4K tvs, 4k tvs",
        "ｆｕｌｌ ｗｉｄｔｈ, full width"
    })
    void bringsQueriesAndKeywordsToOneForm(String text, String words) {
        assertThat(SearchWords.of(text)).isEqualTo(words);
    }

    @Test
    void comparesPossessivesWithPlurals() {
        assertThat(SearchWords.of("men's shoes"))
                .isEqualTo(SearchWords.of("MENS shoe"))
                .isEqualTo(SearchWords.of("men\u2019s shoes"));
    }

    @Test
    void keepsTheOrderOfWords() {
        assertThat(SearchWords.of("kettle electric")).isNotEqualTo(SearchWords.of("electric kettle"));
    }

    @Test
    void findsNoWordsInSigns() {
        assertThat(SearchWords.of(" !!! -- \u2603 ")).isEmpty();
        assertThat(SearchWords.of("")).isEmpty();
    }

    @Test
    void keepsOtherScripts() {
        assertThat(SearchWords.of("чайник")).isNotEmpty();
        assertThat(SearchWords.of("やかん")).isEqualTo(SearchWords.of("やかん"));
        assertThat(SearchWords.of("が")).isNotEqualTo(SearchWords.of("か"));
    }

    @ParameterizedTest
    @CsvSource({"boxes", "classes", "cherries", "men's", "lenses", "series", "crème", "asses", "axes", "gases"})
    void changesNothingTheSecondTime(String text) {
        String once = SearchWords.of(text);
        assertThat(SearchWords.of(once)).isEqualTo(once);
    }
}
