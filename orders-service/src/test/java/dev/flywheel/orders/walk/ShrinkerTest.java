package dev.flywheel.orders.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

    private static final List<Integer> THOUSAND =
            IntStream.range(0, 1_000).boxed().toList();

    @Test
    void findsTheThreeThatFailTogether() {
        Shrinker<Integer> shrinker = new Shrinker<>(part -> part.containsAll(List.of(17, 400, 733)), 1_000);
        assertThat(shrinker.shortest(THOUSAND)).containsExactly(17, 400, 733);
    }

    @Test
    void keepsTheirOrder() {
        Shrinker<Integer> shrinker =
                new Shrinker<>(part -> part.contains(5) && part.indexOf(5) < part.indexOf(900), 1_000);
        assertThat(shrinker.shortest(THOUSAND)).containsExactly(5, 900);
    }

    @Test
    void stopsWhenItMayTryNoMoreAndAnswersWhatFails() {
        AtomicInteger tries = new AtomicInteger();
        List<List<Integer>> failed = new ArrayList<>();
        Shrinker<Integer> shrinker = new Shrinker<>(
                part -> {
                    tries.incrementAndGet();
                    boolean fails = part.containsAll(List.of(3, 500, 999));
                    if (fails) {
                        failed.add(part);
                    }
                    return fails;
                },
                15);
        assertThat(shrinker.shortest(THOUSAND)).isEqualTo(failed.getLast()).contains(3, 500, 999);
        assertThat(tries).hasValue(15);
    }

    @Test
    void leavesWhatCannotBeShorter() {
        Shrinker<Integer> shrinker = new Shrinker<>(part -> part.size() == 1_000, 100);
        assertThat(shrinker.shortest(THOUSAND)).isEqualTo(THOUSAND);
    }
}
