package dev.flywheel.catalog.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class KeptAnswersTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = Instant.parse("2031-03-01T12:00:00Z");

    private final AtomicInteger rendered = new AtomicInteger();
    private final KeptAnswers<Integer, String> kept = kept(1 << 20);

    @Test
    void rendersOnce() {
        assertThat(text(kept.get(1, numbered()))).isEqualTo("\"1\"");
        assertThat(text(kept.get(1, numbered()))).isEqualTo("\"1\"");
        assertThat(text(kept.get(2, numbered()))).isEqualTo("\"2\"");
    }

    @Test
    void rendersAnewWhatWasForgotten() {
        kept.get(1, numbered());
        kept.get(2, numbered());

        kept.forget(List.of(1, 7));

        assertThat(text(kept.get(1, numbered()))).isEqualTo("\"3\"");
        assertThat(text(kept.get(2, numbered()))).isEqualTo("\"2\"");
        kept.forgetAll();
        assertThat(text(kept.get(2, numbered()))).isEqualTo("\"4\"");
    }

    @Test
    void doesNotKeepWhatWasReadBeforeItWasForgotten() {
        for (Runnable forgetting : List.<Runnable>of(() -> kept.forget(List.of(1)), kept::forgetAll)) {
            kept.forgetAll();
            assertThat(text(kept.get(1, () -> {
                        Rendered<String> old = answer("old");
                        forgetting.run();
                        return old;
                    })))
                    .isEqualTo("\"old\"");

            assertThat(text(kept.get(1, () -> answer("new")))).isEqualTo("\"new\"");
        }
    }

    @Test
    void whoAsksAfterAChangeDoesNotGetWhatWasBegunBeforeIt() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> slow = thread.submit(() -> text(kept.get(1, () -> {
                read.countDown();
                await(changed);
                return answer("old");
            })));
            read.await();
            kept.forget(List.of(1));

            assertThat(text(kept.get(1, () -> answer("new")))).isEqualTo("\"new\"");

            changed.countDown();
            assertThat(slow.get()).isEqualTo("\"old\"");
            assertThat(text(kept.get(1, numbered()))).isEqualTo("\"new\"");
        }
    }

    @Test
    void letsOneRenderForAllWhoAskAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            CountDownLatch begun = new CountDownLatch(8);
            List<Future<String>> answers = IntStream.range(0, 8)
                    .mapToObj(asker -> threads.submit(() -> {
                        begun.countDown();
                        await(begun);
                        return text(kept.get(1, numbered()));
                    }))
                    .toList();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("\"1\"");
            }
        }
    }

    @Test
    void doesNotKeepFailures() {
        assertThatThrownBy(() -> kept.get(1, () -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");

        assertThat(text(kept.get(1, numbered()))).isEqualTo("\"1\"");
    }

    @Test
    void doesNotAnswerWhatIsOver() {
        kept.get(1, () -> Rendered.until(NOW.plusMillis(1), "still", JSON));
        kept.get(2, () -> Rendered.until(NOW, "over", JSON));

        assertThat(text(kept.get(1, numbered()))).isEqualTo("\"still\"");
        assertThat(text(kept.get(2, numbered()))).isEqualTo("\"1\"");
    }

    @Test
    void keepsABoundedNumberOfBytes() {
        KeptAnswers<Integer, String> small = kept(20_000);
        String large = "x".repeat(1_000);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 100; i++) {
                small.get(i, () -> {
                    rendered.incrementAndGet();
                    return answer(large);
                });
            }
        }

        assertThat(rendered.get()).as("at most 20 fit at a time").isBetween(180, 200);
    }

    @Test
    void hasTheSameTagForTheSameBytesOnly() {
        assertThat(tag("a")).isEqualTo(tag("a")).matches("\"[0-9a-f]{32}\"").isNotEqualTo(tag("b"));
    }

    private static String tag(String text) {
        return String.valueOf(answer(text).toResponse().getHeaders().getETag());
    }

    private static KeptAnswers<Integer, String> kept(long bytes) {
        return new KeptAnswers<>(bytes, Duration.ofMinutes(10), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Supplier<Rendered<String>> numbered() {
        return () -> answer(String.valueOf(rendered.incrementAndGet()));
    }

    private static Rendered<String> answer(String text) {
        return Rendered.of(text, JSON);
    }

    private static String text(Rendered<String> answer) {
        return new String(answer.json(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
