package dev.flywheel.catalog.search;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;

/** How text becomes words. Stop words stay: in names of goods they matter. */
final class CatalogAnalysis implements LuceneAnalysisConfigurer {

    /** Words in their stem, without accents and case. */
    static final String ENGLISH = "catalog_english";

    /** Words as they are, without accents and case. */
    static final String WORDS = "catalog_words";

    /** The beginnings of words. */
    static final String PREFIXES = "catalog_prefixes";

    /** A whole value without accents and case. */
    static final String EXACT = "catalog_exact";

    /** Names of goods are short, so their length should count less than it does in prose. */
    private static final BM25Similarity SHORT_NAMES = new BM25Similarity(1.2f, 0.6f);

    @Override
    public void configure(LuceneAnalysisConfigurationContext context) {
        context.similarity(SHORT_NAMES);
        context.analyzer(ENGLISH)
                .custom()
                .tokenizer("standard")
                .tokenFilter("lowercase")
                .tokenFilter("englishPossessive")
                .tokenFilter("englishMinimalStem")
                .tokenFilter("asciiFolding");
        context.analyzer(WORDS)
                .custom()
                .tokenizer("standard")
                .tokenFilter("lowercase")
                .tokenFilter("asciiFolding");
        context.analyzer(PREFIXES)
                .custom()
                .tokenizer("standard")
                .tokenFilter("lowercase")
                .tokenFilter("asciiFolding")
                .tokenFilter("edgeNGram")
                .param("minGramSize", "1")
                .param("maxGramSize", "20");
        context.normalizer(EXACT).custom().tokenFilter("lowercase").tokenFilter("asciiFolding");
    }
}
