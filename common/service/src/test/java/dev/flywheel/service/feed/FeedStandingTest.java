package dev.flywheel.service.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FeedStandingTest {

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final FeedStanding standing = new FeedStanding(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    });

    @Test
    void isNotBehindOnceAllWasRead() {
        standing.read(true);
        later(3);
        standing.read(true);
        assertThat(standing.lag()).hasSeconds(3);
        standing.read(false);
        later(10);
        assertThat(standing.lag()).isZero();
    }

    @Test
    void isBehindWithoutFailingWhileTheSourceIsAway() {
        standing.unanswered();
        later(5);
        standing.unanswered();
        assertThat(standing.lag()).hasSeconds(5);
        assertThat(standing.isFailing()).isFalse();
        assertThat(standing.failing()).isZero();
    }

    @Test
    void failsSinceTheFirstTimeUntilSomethingWasRead() {
        standing.held("an event");
        later(60);
        standing.held("the same event");
        assertThat(standing.isFailing()).isTrue();
        assertThat(standing.failing()).hasSeconds(60);
        assertThat(standing.lag()).hasSeconds(60);
        assertThat(standing.error()).isEqualTo("the same event");
        standing.read(true);
        assertThat(standing.isFailing()).isFalse();
        assertThat(standing.failing()).isZero();
        assertThat(standing.lag()).as("there is more to read").hasSeconds(60);
    }

    @Test
    void countsWhatWasApplied() {
        standing.applied(3);
        standing.applied(4);
        assertThat(standing.applied()).isEqualTo(7);
    }

    private void later(int seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
    }
}
