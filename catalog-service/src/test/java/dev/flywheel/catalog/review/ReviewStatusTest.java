package dev.flywheel.catalog.review;

import static dev.flywheel.catalog.review.ReviewStatus.PENDING;
import static dev.flywheel.catalog.review.ReviewStatus.PUBLISHED;
import static dev.flywheel.catalog.review.ReviewStatus.REJECTED;
import static dev.flywheel.catalog.review.ReviewStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewStatusTest {

    @Test
    void knowsWhatItCanBecome() {
        assertThat(followers(PENDING)).containsExactly(PUBLISHED, REJECTED, WITHDRAWN);
        assertThat(followers(PUBLISHED)).containsExactly(PENDING, REJECTED, WITHDRAWN);
        assertThat(followers(REJECTED)).containsExactly(PENDING, PUBLISHED, WITHDRAWN);
        assertThat(followers(WITHDRAWN)).containsExactly(PENDING, PUBLISHED);
    }

    private static List<ReviewStatus> followers(ReviewStatus status) {
        return Arrays.stream(ReviewStatus.values()).filter(status::canBecome).toList();
    }
}
