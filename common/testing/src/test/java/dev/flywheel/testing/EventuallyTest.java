package dev.flywheel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventuallyTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void asksUntilTheConditionHolds() {
        AtomicInteger asked = new AtomicInteger();
        Eventually.await(LONG, () -> asked.incrementAndGet() == 3);
        assertThat(asked).hasValue(3);
    }

    @Test
    void takesAnExceptionForNotYet() {
        AtomicInteger asked = new AtomicInteger();
        Eventually.await(LONG, () -> {
            if (asked.incrementAndGet() < 3) {
                throw new IOException("refused");
            }
            return true;
        });
        assertThat(asked).hasValue(3);
    }

    @Test
    void repeatsAssertions() {
        AtomicInteger asked = new AtomicInteger();
        Eventually.passes(LONG, () -> assertThat(asked.incrementAndGet()).isEqualTo(3));
        assertThat(asked).hasValue(3);
    }

    @Test
    void saysWhatFailedLastWhenTheTimeIsUp() {
        assertThatThrownBy(() -> Eventually.passes(Duration.ofMillis(5), () -> {
                    throw new IOException("still refused");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("still refused")
                .hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> Eventually.await(Duration.ZERO, () -> false)).isInstanceOf(AssertionError.class);
    }
}
