package dev.flywheel.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.orders.OrdersSettings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@Timeout(20)
class RushTest {

    private static final int AT_ONCE = 3;

    private final Rush rush =
            new Rush(new Binder(new MapConfigurationPropertySource(Map.of("flywheel.orders.opening-at-once", AT_ONCE)))
                    .bindOrCreate("flywheel.orders", OrdersSettings.class));

    @Test
    void letsInOnlySoManyAtOnce() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Callable<Integer> opening = () -> rush.inTurn(() -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            pause();
            return inside.decrementAndGet();
        });
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = callers.invokeAll(Collections.nCopies(60, opening));
            for (Future<Integer> one : all) {
                one.get();
            }
        }
        assertThat(most).hasValue(AT_ONCE);
    }

    @Test
    void aFailureLeavesItsPlace() {
        for (int i = 0; i <= AT_ONCE; i++) {
            assertThatThrownBy(() -> rush.inTurn(() -> {
                        throw new IllegalStateException("refused");
                    }))
                    .hasMessage("refused");
        }
        assertThat(rush.inTurn(() -> "in")).isEqualTo("in");
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
