package dev.flywheel.catalog.kept;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Rendered answers by what was asked for; of more than fit, those that are asked for most. Several who ask for one that is
 * not there wait for the first of them.
 *
 * <p>The place of an answer is taken before anything is read for it, and {@link #forget} clears the place. So what was read
 * before something changed is never kept after that was forgotten: who rendered it finds his place gone.
 *
 * @param <K> what was asked for
 * @param <T> what is rendered
 */
public final class KeptAnswers<K extends Object, T> {

    /** What an entry takes besides its bytes, about. */
    private static final int ENTRY = 300;

    private final AsyncCache<K, Rendered<T>> answers;
    private final Clock clock;

    /**
     * @param bytes all answers together
     * @param longest nothing is kept for longer
     */
    public KeptAnswers(long bytes, Duration longest, Clock clock) {
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((K key, Rendered<T> answer) -> answer.json().length + ENTRY)
                .expireAfterWrite(longest)
                .executor(Runnable::run)
                .buildAsync();
    }

    public Rendered<T> get(K key, Supplier<Rendered<T>> rendering) {
        CompletableFuture<Rendered<T>> known = answers.getIfPresent(key);
        if (known != null) {
            Rendered<T> answer = waitFor(known, rendering);
            if (!answer.isOver(clock.instant())) {
                return answer;
            }
            answers.asMap().remove(key, known);
        }
        CompletableFuture<Rendered<T>> place = new CompletableFuture<>();
        CompletableFuture<Rendered<T>> taken = answers.asMap().putIfAbsent(key, place);
        return taken == null ? render(place, rendering) : waitFor(taken, rendering);
    }

    public void forget(Collection<? extends K> keys) {
        answers.asMap().keySet().removeAll(keys);
    }

    public void forgetAll() {
        answers.asMap().clear();
    }

    /** What fails is not kept, and everybody who asked for it sees for himself. */
    private static <T> Rendered<T> render(CompletableFuture<Rendered<T>> place, Supplier<Rendered<T>> rendering) {
        try {
            Rendered<T> answer = rendering.get();
            place.complete(answer);
            return answer;
        } finally {
            // Of no effect where there is an answer.
            place.cancel(false);
        }
    }

    private static <T> Rendered<T> waitFor(CompletableFuture<Rendered<T>> place, Supplier<Rendered<T>> rendering) {
        try {
            return place.join();
        } catch (CancellationException failed) {
            return rendering.get();
        }
    }
}
