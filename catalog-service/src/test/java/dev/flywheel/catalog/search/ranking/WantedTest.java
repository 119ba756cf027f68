package dev.flywheel.catalog.search.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WantedTest {

    private static final Synonyms SYNONYMS = new Synonyms(List.of(
            Synonyms.Rule.of("usb sticks", "flash drive"),
            Synonyms.Rule.of("television", "TV"),
            Synonyms.Rule.of("tv", "television")));

    private final Vocabulary vocabulary = vocabulary();

    @Test
    void asksForTheSameWhateverTheOrder() {
        Wanted wanted = wanted("stainles steel coffee maker 12 inch usb stick");
        Wanted shuffled = wanted("stick 12 maker steel inch stainles usb coffee");

        assertThat(shown(shuffled)).isEqualTo(shown(wanted));
        assertThat(wanted.pairs()).containsExactly("coffeemaker");
        assertThat(wanted.rewordings()).extracting(Rewording::text).containsExactly("flash drive");
    }

    @Test
    void correctsOnlyWhatTheCatalogueDoesNotHave() {
        assertThat(corrections("coffee")).isEmpty();
        assertThat(corrections("cofee")).containsExactly("coffee");
        assertThat(corrections("xyzzy dsc120")).isEmpty();
    }

    @Test
    void saysWhatWasProbablyMeant() {
        assertThat(wanted("Cofee GRINDER").spelledRight(List.of())).isEqualTo("coffee grinder");
        assertThat(wanted("coffee grinder").spelledRight(List.of())).isNull();
        assertThat(wanted("cofee grinder").spelledRight(List.of(new Candidate("Grinder for coffees", "", "", ""))))
                .as("as products write it")
                .isEqualTo("coffees grinder");
    }

    @Test
    void wantsAllWordsOfAPhraseForItsSynonym() {
        assertThat(wanted("usb cable").rewordings()).isEmpty();
        assertThat(wanted("red usb sticks").rewordings())
                .containsExactly(new Rewording(List.of("flash", "drive"), false));
    }

    @Test
    void followsSynonymsOneWayUnlessBothAreSaid() {
        assertThat(wanted("flash drive").rewordings()).isEmpty();
        assertThat(wanted("tv").rewordings()).extracting(Rewording::text).containsExactly("television");
        assertThat(wanted("television").rewordings())
                .extracting(Rewording::text)
                .containsExactly("tv");
    }

    @Test
    void hasSynonymsOfCorrectedWordsToo() {
        assertThat(wanted("televison").rewordings()).containsExactly(new Rewording(List.of("tv"), true));
    }

    @Test
    void isBounded() {
        Wanted wanted = wanted(IntStream.range(0, 500).mapToObj(i -> "word" + i).collect(Collectors.joining(" ")));

        assertThat(wanted.slots()).hasSize(32);
    }

    private List<String> corrections(String query) {
        return wanted(query).slots().stream()
                .flatMap(slot -> slot.corrections().stream())
                .toList();
    }

    private static List<String> shown(Wanted wanted) {
        return wanted.slots().stream()
                .map(slot -> slot.stem() + slot.pairs() + slot.corrections() + slot.rewordings())
                .toList();
    }

    private Wanted wanted(String query) {
        return Wanted.of(query, vocabulary, SYNONYMS);
    }

    private static Vocabulary vocabulary() {
        Vocabulary.Counting counting = Vocabulary.counting();
        counting.add(List.of("Coffeemaker, stainless steel"));
        counting.add(List.of("Coffee grinder"));
        counting.add(List.of("Television"));
        return counting.vocabulary();
    }
}
