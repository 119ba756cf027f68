package dev.flywheel.catalog.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatingTest {

    @Test
    void hasNoMeanWithoutStars() {
        assertThat(Rating.NONE.count()).isZero();
        assertThat(Rating.NONE.mean()).isNull();
        assertThat(Rating.NONE.bayesianMean()).isEqualByComparingTo("3.50");
    }

    @Test
    void averagesToTwoDecimals() {
        Rating rating = new Rating(List.of(1, 0, 0, 1, 1));

        assertThat(rating.count()).isEqualTo(3);
        assertThat(rating.mean()).isEqualByComparingTo("3.33");
        assertThat(rating.bayesianMean()).isEqualByComparingTo("3.44");
    }

    @Test
    void putsManyGoodReviewsBeforeOneExcellentOne() {
        Rating one = new Rating(List.of(0, 0, 0, 0, 1));
        Rating fifty = new Rating(List.of(0, 0, 2, 16, 32));

        assertThat(one.mean()).isGreaterThan(fifty.mean());
        assertThat(one.bayesianMean()).isLessThan(fifty.bayesianMean());
    }

    @Test
    void comesCloseToTheMeanWithManyReviews() {
        assertThat(new Rating(List.of(0, 0, 0, 0, 1_000_000)).bayesianMean()).isEqualByComparingTo("5.00");
    }

    @Test
    void hasFiveCounts() {
        assertThatThrownBy(() -> new Rating(List.of(1, 2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rating(List.of(0, 0, -1, 0, 0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsTheHistogramFromFiveStarsDown() {
        assertThat(ShownRating.of(new Rating(List.of(1, 2, 3, 4, 5))).histogram())
                .containsExactly(
                        java.util.Map.entry("5", 5),
                        java.util.Map.entry("4", 4),
                        java.util.Map.entry("3", 3),
                        java.util.Map.entry("2", 2),
                        java.util.Map.entry("1", 1));
    }
}
