package dev.flywheel.catalog.search;

import dev.flywheel.catalog.change.CatalogueFollower;
import dev.flywheel.catalog.search.ranking.Vocabulary;
import dev.flywheel.catalog.search.schema.Field;
import dev.flywheel.catalog.search.snapshot.Snapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.aggregation.SearchAggregation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The words of all names, as the index counts them. The usual {@value #MOST} are kept, and read anew when the index has
 * changed; a large index lags a little longer.
 */
@Component
class Vocabularies implements CatalogueFollower {

    /** OpenSearch refuses aggregations of more than 65,535 values. */
    private static final int MOST = 65_000;

    /** So few are counted in milliseconds. */
    private static final int FEW = 20_000;

    private static final Duration YOUNGEST = Duration.ofSeconds(5);
    private static final AggregationKey<Map<String, Long>> WORDS = AggregationKey.of("words");

    private final ProductIndex index;
    private final IndexFollower follower;
    private final Snapshot<Read> snapshot;
    private volatile @Nullable Read last;

    Vocabularies(ProductIndex index, IndexFollower follower) {
        this.index = index;
        this.follower = follower;
        this.snapshot = new Snapshot<>(this::read, YOUNGEST);
    }

    Vocabulary current() {
        return snapshot.get().vocabulary();
    }

    @Override
    public void wake() {
        // Whoever searches next looks.
    }

    /** Who waits for the index waits for its words too, unless there are so many that this would take long. */
    @Override
    public boolean await(Duration atMost) {
        if (!follower.await(atMost)) {
            // Of an index that is being built there are no words to wait for.
            return false;
        }
        Read now = snapshot.get();
        if (now.changes() != index.changes()) {
            if (now.vocabulary().size() <= FEW) {
                snapshot.read();
            } else {
                snapshot.renewIfOld();
            }
        }
        return true;
    }

    private Read read() {
        long changes = index.changes();
        Read before = last;
        if (before != null && before.changes() == changes) {
            return before;
        }
        Read read = counted(changes);
        last = read;
        return read;
    }

    private Read counted(long changes) {
        return index.search(session -> {
            var result = session.search(index.scope())
                    .where(index.scope().predicate().matchAll().toPredicate())
                    .aggregation(WORDS, words())
                    .fetch(0);
            Map<String, Integer> counts = new HashMap<>();
            result.aggregation(WORDS).forEach((word, count) -> counts.put(word, count.intValue()));
            return new Read(Vocabulary.of(counts, (int) result.total().hitCount()), changes);
        });
    }

    /** For one query, since it keeps state of the one that runs. */
    private SearchAggregation<Map<String, Long>> words() {
        return index.scope()
                .aggregation()
                .terms()
                .field(Field.VOCABULARY, String.class)
                .orderByCountDescending()
                .maxTermCount(MOST)
                .toAggregation();
    }

    /**
     * @param changes how often the index had changed
     */
    private record Read(Vocabulary vocabulary, long changes) {}
}
