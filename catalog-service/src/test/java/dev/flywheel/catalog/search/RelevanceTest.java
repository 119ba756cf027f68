package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.search.ranking.Standing.Tier;
import dev.flywheel.domain.ProductId;
import org.junit.jupiter.api.Test;

class RelevanceTest {

    @Test
    void readsTheTierFromTheScore() {
        assertThat(Relevance.tier(8)).isEqualTo(Tier.SOME_WORDS);
        assertThat(Relevance.tier(Relevance.CORRECTED + 8)).isEqualTo(Tier.CORRECTED);
        assertThat(Relevance.tier(Relevance.EVERY_WORD + 8)).isEqualTo(Tier.EVERY_WORD);
        assertThat(Relevance.tier(Relevance.EVERY_WORD + Relevance.CORRECTED + 8))
                .isEqualTo(Tier.EVERY_WORD);
        assertThat(Relevance.tier(Relevance.CODE)).isEqualTo(Tier.CODE);
    }

    @Test
    void readsWhatTheWordsContributed() {
        assertThat(Relevance.text(8)).isEqualTo(8);
        assertThat(Relevance.text(Relevance.CODE + Relevance.EVERY_WORD + Relevance.CORRECTED + 8))
                .isEqualTo(8);
    }

    @Test
    void isTheShareOfTheBest() {
        assertThat(ranked(Tier.NAMED, 0.8).share(0.8)).isEqualByComparingTo("1");
        assertThat(ranked(Tier.NAMED, 0.2).share(0.8)).isEqualByComparingTo("0.25");
    }

    @Test
    void halvesWhatLacksAWord() {
        assertThat(ranked(Tier.SOME_WORDS, 0.8).share(0.8)).isEqualByComparingTo("0.5");
        assertThat(ranked(Tier.CORRECTED, 0.8).share(0.8)).isEqualByComparingTo("1");
    }

    @Test
    void staysWithinItsBounds() {
        assertThat(ranked(Tier.CODE, 0.1).share(0.8)).isEqualByComparingTo("1");
        assertThat(ranked(Tier.NAMED, 0.9).share(0.8)).isEqualByComparingTo("1");
        assertThat(ranked(Tier.NAMED, 0).share(0)).isEqualByComparingTo("0");
    }

    private static Ranked ranked(Tier tier, double score) {
        return new Ranked(ProductId.next(), tier, score);
    }
}
