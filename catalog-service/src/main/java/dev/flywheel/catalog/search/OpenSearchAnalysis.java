package dev.flywheel.catalog.search;

import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurationContext;
import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurer;

/**
 * The same as {@link CatalogAnalysis}, in the words of OpenSearch. How much the length of a text counts is in {@code
 * search/opensearch-settings.json}.
 */
final class OpenSearchAnalysis implements ElasticsearchAnalysisConfigurer {

    private static final String POSSESSIVE = "catalog_possessive";
    private static final String STEM = "catalog_stem";
    private static final String BEGINNINGS = "catalog_beginnings";

    @Override
    public void configure(ElasticsearchAnalysisConfigurationContext context) {
        context.tokenFilter(POSSESSIVE).type("stemmer").param("language", "possessive_english");
        context.tokenFilter(STEM).type("stemmer").param("language", "minimal_english");
        context.tokenFilter(BEGINNINGS)
                .type("edge_ngram")
                .param("min_gram", 1)
                .param("max_gram", 20);
        context.analyzer(CatalogAnalysis.ENGLISH)
                .custom()
                .tokenizer("standard")
                .tokenFilters("lowercase", POSSESSIVE, STEM, "asciifolding");
        context.analyzer(CatalogAnalysis.WORDS)
                .custom()
                .tokenizer("standard")
                .tokenFilters("lowercase", "asciifolding");
        context.analyzer(CatalogAnalysis.PREFIXES)
                .custom()
                .tokenizer("standard")
                .tokenFilters("lowercase", "asciifolding", BEGINNINGS);
        context.normalizer(CatalogAnalysis.EXACT).custom().tokenFilters("lowercase", "asciifolding");
    }
}
