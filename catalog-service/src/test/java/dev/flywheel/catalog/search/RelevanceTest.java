package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RelevanceTest {

    @Test
    void isTheShareOfTheBest() {
        assertThat(Relevance.share(Relevance.ALL_WORDS + 8, 8)).isEqualByComparingTo("1");
        assertThat(Relevance.share(Relevance.ALL_WORDS + 2, 8)).isEqualByComparingTo("0.25");
    }

    @Test
    void halvesWhatLacksAWord() {
        assertThat(Relevance.share(8, 8)).isEqualByComparingTo("0.5");
        assertThat(Relevance.share(2, 8)).isEqualByComparingTo("0.125");
    }

    @Test
    void isWholeForACode() {
        assertThat(Relevance.share(Relevance.EXACT + Relevance.ALL_WORDS + 1, 8))
                .isEqualByComparingTo("1");
        assertThat(Relevance.words(Relevance.EXACT + Relevance.ALL_WORDS + 1)).isEqualTo(1f);
    }

    @Test
    void staysWithinItsBounds() {
        assertThat(Relevance.share(Relevance.ALL_WORDS + 9, 8)).isEqualByComparingTo("1");
        assertThat(Relevance.share(0, 0)).isEqualByComparingTo("0");
    }
}
