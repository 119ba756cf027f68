package dev.flywheel.catalog.search.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.flywheel.catalog.search.ranking.Standing.Tier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Agreement BEST = new Agreement(true, 1, 1, 1, 1, 1);
    private static final Agreement LACKING = new Agreement(false, 1, 1, 1, 1, 1);
    private static final Agreement WORST = new Agreement(true, 0, 0, 0, 0, 0);
    private static final Signals LIKED = new Signals(1, 1, 1);
    private static final Signals DISLIKED = new Signals(0, -1, 0);

    @Test
    void goesByTierBeforeAnythingElse() {
        Standing some = Standing.of(LACKING, Tier.SOME_WORDS, 1, LIKED);
        Standing corrected = Standing.of(LACKING, Tier.CORRECTED, 1, LIKED);
        Standing named = Standing.of(WORST, Tier.SOME_WORDS, 0, DISLIKED);
        Standing code = Standing.of(WORST, Tier.CODE, 0, DISLIKED);

        assertThat(Stream.of(some, corrected, named, code).sorted())
                .extracting(Standing::tier)
                .containsExactly(Tier.CODE, Tier.NAMED, Tier.CORRECTED, Tier.SOME_WORDS);
    }

    @Test
    void liftsWhatHasAllWordsInItsNames() {
        assertThat(Standing.of(BEST, Tier.EVERY_WORD, 0, Signals.NONE).tier()).isEqualTo(Tier.NAMED);
        assertThat(Standing.of(LACKING, Tier.EVERY_WORD, 0, Signals.NONE).tier())
                .isEqualTo(Tier.EVERY_WORD);
    }

    @Test
    void letsWhatIsLikedDecideAmongEqualsOnly() {
        Standing liked = Standing.of(BEST, Tier.NAMED, 0.5, LIKED);
        Standing disliked = Standing.of(BEST, Tier.NAMED, 0.5, DISLIKED);
        Agreement halfFound = new Agreement(true, 0.5, 0.5, 0.5, 0.5, 0.5);

        assertThat(liked).isLessThan(disliked);
        assertThat(disliked).isLessThan(Standing.of(halfFound, Tier.NAMED, 0.5, LIKED));
    }

    @Test
    void isTheSumOfItsParts() {
        Standing standing = Standing.of(BEST, Tier.NAMED, 0.5, LIKED);
        double parts = Stream.of(BEST.parts(), LIKED.parts())
                .flatMap(part -> part.values().stream())
                .mapToDouble(Double::doubleValue)
                .sum();

        assertThat(standing.score()).isCloseTo(parts + Standing.TEXT * 0.5, offset(1e-9));
    }
}
