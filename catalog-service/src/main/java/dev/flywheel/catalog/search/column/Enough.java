package dev.flywheel.catalog.search.column;

import java.io.IOException;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts until there are enough. */
public final class Enough extends SimpleCollector {

    private final int enough;
    private int count;

    private Enough(int enough) {
        this.enough = enough;
    }

    /** Whether so many products match. */
    public static boolean matches(IndexSearcher index, Query query, int enough) throws IOException {
        Enough counted = new Enough(enough);
        index.search(query, counted);
        return counted.count >= enough;
    }

    @Override
    public void collect(int document) {
        if (++count >= enough) {
            throw new CollectionTerminatedException();
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
