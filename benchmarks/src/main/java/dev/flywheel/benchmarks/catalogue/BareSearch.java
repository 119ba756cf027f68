package dev.flywheel.benchmarks.catalogue;

import dev.flywheel.catalog.search.ranking.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;

/**
 * The ceiling of search: Lucene itself on the same files, called in this process. The words of the query in four fields, the
 * best hundred and how many there are; no facets, no second look at the best, no page.
 */
final class BareSearch implements AutoCloseable {

    private static final int BEST = 100;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    /**
     * @param indexes the folder of the catalogue's indexes, of which one is full
     */
    BareSearch(Path indexes) throws IOException {
        DirectoryReader fullest = null;
        for (Path index : folders(indexes)) {
            DirectoryReader one = DirectoryReader.open(FSDirectory.open(index));
            if (fullest == null || one.numDocs() > fullest.numDocs()) {
                fullest = one;
            }
        }
        reader = Objects.requireNonNull(fullest);
        searcher = new IndexSearcher(reader);
    }

    long find(String words) throws IOException {
        var best =
                searcher.search(query(Wording.stems(words)), new TopScoreDocCollectorManager(BEST, Integer.MAX_VALUE));
        return best.totalHits.value;
    }

    private static List<Path> folders(Path indexes) throws IOException {
        try (Stream<Path> all = Files.list(indexes)) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    private static Query query(List<String> stems) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        stems.forEach(stem -> {
            any.add(in("titleWords", stem, 3f), BooleanClause.Occur.SHOULD);
            any.add(in("brandWords", stem, 1.5f), BooleanClause.Occur.SHOULD);
            any.add(in("categoryWords", stem, 1f), BooleanClause.Occur.SHOULD);
            any.add(in("descriptionWords", stem, 0.3f), BooleanClause.Occur.SHOULD);
        });
        return any.build();
    }

    private static Query in(String field, String stem, float boost) {
        return new BoostQuery(new TermQuery(new Term(field, stem)), boost);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
