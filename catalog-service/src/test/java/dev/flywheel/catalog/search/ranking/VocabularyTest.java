package dev.flywheel.catalog.search.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private static final Vocabulary VOCABULARY = Vocabulary.of(
            Map.of("kettle", 50, "kettler", 1, "mettle", 9, "lamp", 100, "dishwasher", 3, "dsc120", 1), 100);

    @Test
    void correctsOneLetterOrTwoOfALongWord() {
        assertThat(VOCABULARY.similar("ketle", 3)).containsExactly("kettle");
        assertThat(VOCABULARY.similar("kettel", 3)).containsExactly("kettle");
        assertThat(VOCABULARY.similar("dihswahser", 3)).containsExactly("dishwasher");
        assertThat(VOCABULARY.similar("kitel", 3)).isEmpty();
    }

    @Test
    void keepsTheFirstLetterAndWhatHasDigits() {
        assertThat(VOCABULARY.similar("nettle", 3)).isEmpty();
        assertThat(VOCABULARY.similar("dsc121", 3)).isEmpty();
        assertThat(VOCABULARY.similar("lmp", 3)).isEmpty();
    }

    @Test
    void leavesWordsThatAreThere() {
        assertThat(VOCABULARY.similar("kettles", 3)).isEmpty();
        assertThat(VOCABULARY.similar("mettle", 3)).isEmpty();
    }

    @Test
    void weighsRareWordsMore() {
        assertThat(VOCABULARY.weight("dishwasher")).isGreaterThan(VOCABULARY.weight("kettle"));
        assertThat(VOCABULARY.weight("kettle")).isGreaterThan(VOCABULARY.weight("lamp"));
        assertThat(VOCABULARY.weight("unheard")).isEqualTo(1);
    }

    @Test
    void completesWhatWasNotTypedToItsEnd() {
        assertThat(VOCABULARY.completions("ket", 3)).containsExactly("kettle", "kettler");
        assertThat(VOCABULARY.completions("kettle", 3)).isEmpty();
        assertThat(VOCABULARY.completions("ke", 3)).isEmpty();
    }

    @Test
    void completesWhatIsNearlyTypedRight() {
        assertThat(VOCABULARY.beginnings("ketl", 3)).containsExactly("kettl");
        assertThat(VOCABULARY.beginnings("dihsw", 3)).containsExactly("dishw");
        assertThat(VOCABULARY.beginnings("xyzz", 3)).containsExactly("xyzz");
    }
}
