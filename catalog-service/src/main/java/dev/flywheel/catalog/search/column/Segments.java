package dev.flywheel.catalog.search.column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/** The columns of the segments that are in use. */
public final class Segments {

    final Dictionary dictionary = new Dictionary();
    final Steps prices;
    final Steps stars;
    private final Map<IndexReader.CacheKey, Segment> segments = new ConcurrentHashMap<>();

    public Segments(Steps prices, Steps stars) {
        this.prices = prices;
        this.stars = stars;
    }

    Segment of(LeafReader leaf) {
        IndexReader.CacheHelper life = leaf.getCoreCacheHelper();
        Segment known = segments.get(life.getKey());
        return known == null ? segments.computeIfAbsent(life.getKey(), key -> read(leaf, life)) : known;
    }

    private Segment read(LeafReader leaf, IndexReader.CacheHelper life) {
        try {
            Segment segment = SegmentReading.of(leaf, dictionary, prices, stars);
            life.addClosedListener(segments::remove);
            return segment;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
