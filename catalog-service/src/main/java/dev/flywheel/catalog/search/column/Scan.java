package dev.flywheel.catalog.search.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/** One way through all products that match: counts them by everything and keeps the best. */
public final class Scan extends SimpleCollector {

    private static final Key NONE = (segment, document, score) -> 0;

    private final Segments segments;
    private final Tally tally;
    private final Key first;
    private final Key second;
    private final int most;
    private final PriorityQueue<Place> best = new PriorityQueue<>((one, other) -> Place.compare(other, one));
    /** Of the worst that is kept, once there is no room for more. */
    private long worst = Long.MIN_VALUE;

    private int total;
    private @Nullable LeafReaderContext leaf;
    private @Nullable Segment segment;
    private @Nullable Scorable scores;

    private Scan(Segments segments, Key first, Key second, int most) {
        this.segments = segments;
        this.tally = new Tally(segments);
        this.first = first;
        this.second = second;
        this.most = most;
    }

    /**
     * @param first what products are ordered by
     * @param second what decides between equal ones
     * @param most so many of the best are kept
     */
    public static Scan of(Segments segments, IndexSearcher index, Query query, Key first, Key second, int most)
            throws IOException {
        // Names get their numbers before anything is counted by them.
        index.getIndexReader().leaves().forEach(part -> segments.of(part.reader()));
        Scan scan = new Scan(segments, first, second, most);
        index.search(query, scan);
        return scan;
    }

    /** Only counts. */
    public static Tally tally(Segments segments, IndexSearcher index, Query query) throws IOException {
        return of(segments, index, query, NONE, NONE, 0).tally();
    }

    /** Best first. */
    public List<Place> best() {
        List<Place> ordered = new ArrayList<>(best);
        ordered.sort(Place::compare);
        return ordered;
    }

    public int total() {
        return total;
    }

    public Tally tally() {
        return tally;
    }

    @Override
    public ScoreMode scoreMode() {
        return most > 0 ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) {
        leaf = context;
        segment = segments.of(context.reader());
    }

    @Override
    public void setScorer(Scorable scorer) {
        scores = scorer;
    }

    @Override
    public void collect(int document) throws IOException {
        Segment here = segment;
        if (here == null) {
            throw new IllegalStateException("no segment");
        }
        total++;
        tally.add(here, document);
        if (most > 0) {
            keep(here, document);
        }
    }

    private void keep(Segment here, int document) throws IOException {
        Scorable scorer = scores;
        LeafReaderContext part = leaf;
        if (scorer == null || part == null) {
            throw new IllegalStateException("no scores");
        }
        float score = scorer.score();
        long value = first.of(here, document, score);
        if (value < worst) {
            return;
        }
        Place place = new Place(part.reader(), here, document, score, value, second.of(here, document, score));
        if (best.size() < most) {
            best.add(place);
        } else if (Place.compare(place, best.element()) < 0) {
            best.remove();
            best.add(place);
        } else {
            return;
        }
        if (best.size() == most) {
            worst = best.element().first();
        }
    }
}
