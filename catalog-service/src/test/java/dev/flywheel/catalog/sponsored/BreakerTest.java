package dev.flywheel.catalog.sponsored;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);
    private final Breaker breaker = new Breaker(now::get);

    @Test
    void opensAfterRepeatedFailures() {
        for (int i = 0; i < 4; i++) {
            assertThat(breaker.failed()).isFalse();
            assertThat(breaker.isClosed()).isTrue();
        }
        assertThat(breaker.failed()).isTrue();
        assertThat(breaker.isClosed()).isFalse();
    }

    @Test
    void letsOneTryAfterAWhile() {
        open();
        now.addAndGet(Duration.ofSeconds(3).toNanos());

        assertThat(breaker.isClosed()).isTrue();
        assertThat(breaker.isClosed()).isFalse();
    }

    @Test
    void closesWhenSomebodySucceeds() {
        open();
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(breaker.isClosed()).isTrue();

        breaker.succeeded();

        assertThat(breaker.isClosed()).isTrue();
        assertThat(breaker.isClosed()).isTrue();
    }

    private void open() {
        for (int i = 0; i < 5; i++) {
            breaker.failed();
        }
    }
}
