package dev.flywheel.catalog.search;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.opensearch.index.analysis.PreConfiguredTokenFilter;
import org.opensearch.index.analysis.TokenFilterFactory;
import org.opensearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.opensearch.plugins.AnalysisPlugin;
import org.opensearch.plugins.Plugin;

/**
 * Those filters of OpenSearch's module {@code analysis-common} that the index uses, by the same names. Every
 * distribution of OpenSearch has the module, but no repository has it as an artefact.
 */
public final class TextFilters extends Plugin implements AnalysisPlugin {

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
                "stemmer",
                (index, environment, name, settings) -> filter(name, words -> switch (settings.get("language")) {
                    case "possessive_english" -> new EnglishPossessiveFilter(words);
                    case "minimal_english" -> new EnglishMinimalStemFilter(words);
                    default -> throw new IllegalArgumentException(settings.get("language"));
                }),
                "edge_ngram",
                (index, environment, name, settings) -> filter(
                        name,
                        words -> new EdgeNGramTokenFilter(
                                words, settings.getAsInt("min_gram", 1), settings.getAsInt("max_gram", 2), false)));
    }

    @Override
    public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
        return List.of(PreConfiguredTokenFilter.singleton("asciifolding", true, ASCIIFoldingFilter::new));
    }

    private static TokenFilterFactory filter(String name, UnaryOperator<TokenStream> filter) {
        return new TokenFilterFactory() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public TokenStream create(TokenStream words) {
                return filter.apply(words);
            }
        };
    }
}
