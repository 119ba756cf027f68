package dev.flywheel.catalog.search.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final List<String> TITLES = List.of(
            "Sony Cyber-shot DSC-W120/B digital camera, black",
            "Sony Cyber-shot DSC-W150/B digital camera, black",
            "Canon PowerShot A1000 IS digital camera, gray",
            "Quicken Premier 2007",
            "Quicken Premier 2005",
            "Kestrelle Morningside 12-Cup Drip Coffee Maker",
            "Harkstrom Phosphor Bronze Acoustic Guitar Strings",
            "Harkstrom Classical Guitar with Nylon Strings");

    private static final Vocabulary VOCABULARY = vocabulary();

    @Test
    void findsAModelHoweverItIsWritten() {
        assertThat(best("sony dscw120")).startsWith("Sony Cyber-shot DSC-W120/B");
        assertThat(best("sony dsc w150 camera")).startsWith("Sony Cyber-shot DSC-W150/B");
        assertThat(agreement("dscw120b", TITLES.getFirst()).complete()).isTrue();
    }

    @Test
    void findsWordsThatWereJoinedOrSplit() {
        assertThat(agreement("canon power shot", TITLES.get(2)).complete()).isTrue();
        assertThat(agreement("coffeemaker", TITLES.get(5)).complete()).isTrue();
    }

    @Test
    void tellsVersionsApart() {
        assertThat(best("intuit quicken premier 2007 for windows")).isEqualTo("Quicken Premier 2007");
        assertThat(best("intuit quicken premier 2005 for windows")).isEqualTo("Quicken Premier 2005");
    }

    @Test
    void takesAModelWithAnotherEndingForAlike() {
        Agreement agreement = agreement("canon a1000isg", TITLES.get(2));

        assertThat(agreement.complete()).isFalse();
        assertThat(agreement.found()).isBetween(0.8, 0.99);
    }

    @Test
    void prefersWhatStandsTogether() {
        assertThat(best("guitar strings")).contains("Acoustic Guitar Strings");
    }

    @Test
    void correctsButNeverTakesItForTheWordItself() {
        Agreement corrected = agreement("harkstrom gitar", TITLES.getLast());
        Agreement typed = agreement("harkstrom guitar", TITLES.getLast());

        assertThat(corrected.complete()).isFalse();
        assertThat(corrected.score()).isLessThan(typed.score());
    }

    @Test
    void leavesShortQueriesToTheIndex() {
        assertThat(agreement("coffee maker", TITLES.get(5)).covered()).isZero();
    }

    @Test
    void standsNothing() {
        assertThat(agreement("", TITLES.getFirst()).score()).isZero();
        assertThat(agreement("camera", "").score()).isZero();
        assertThat(Comparison.of(
                                Wanted.of("camera", Vocabulary.EMPTY, Synonyms.NONE),
                                candidate("camera"),
                                Vocabulary.EMPTY)
                        .complete())
                .isTrue();
    }

    private static String best(String query) {
        return TITLES.stream()
                .sorted(java.util.Comparator.comparing(
                        title -> Standing.of(agreement(query, title), Standing.Tier.SOME_WORDS, 0, Signals.NONE)))
                .findFirst()
                .orElseThrow();
    }

    private static Agreement agreement(String query, String title) {
        return Comparison.of(Wanted.of(query, VOCABULARY, Synonyms.NONE), candidate(title), VOCABULARY);
    }

    private static Candidate candidate(String title) {
        return new Candidate(title, "", "", "");
    }

    private static Vocabulary vocabulary() {
        Vocabulary.Counting counting = Vocabulary.counting();
        Stream.concat(TITLES.stream(), Stream.generate(() -> "something else").limit(50))
                .forEach(title -> counting.add(List.of(title)));
        return counting.vocabulary();
    }
}
