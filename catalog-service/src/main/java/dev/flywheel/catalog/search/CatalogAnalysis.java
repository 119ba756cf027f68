package dev.flywheel.catalog.search;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;

/**
 * How much the length of a text counts. How text becomes words is not said here: documents hold words as {@link
 * dev.flywheel.catalog.search.ranking.Wording} reads them, divided by blanks, which every backend splits alike.
 */
final class CatalogAnalysis implements LuceneAnalysisConfigurer {

    /** Names of goods are short, so their length should count less than it does in prose. */
    static final BM25Similarity SHORT_NAMES = new BM25Similarity(1.2f, 0.6f);

    @Override
    public void configure(LuceneAnalysisConfigurationContext context) {
        context.similarity(SHORT_NAMES);
    }
}
