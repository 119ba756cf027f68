package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.querylog.UsualQueries;
import dev.flywheel.catalog.search.ranking.Vocabulary;
import dev.flywheel.catalog.search.ranking.Wording;
import dev.flywheel.catalog.search.schema.Field;
import dev.flywheel.domain.ProductId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.aggregation.SearchAggregation;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.projection.SearchProjection;
import org.hibernate.search.mapper.orm.scope.SearchScope;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What somebody who is still typing may mean: what others typed, categories, brands and products with words that begin
 * like his, in any order. If nothing does, with words that begin nearly like his.
 */
@Component
class Suggestions {

    private static final AggregationKey<Map<String, Long>> VALUES = AggregationKey.of("values");
    private static final int QUERIES = 5;
    private static final int CATEGORIES = 3;
    private static final int BRANDS = 3;
    private static final int MOST_WORDS = 10;
    private static final int MOST_SPELLINGS = 3;

    private final ProductIndex index;
    private final Vocabularies vocabularies;
    private final UsualQueries queries;
    private final SearchScope<IndexedProduct> scope;
    private final SearchProjection<Hit> hit;

    Suggestions(ProductIndex index, Vocabularies vocabularies, UsualQueries queries) {
        this.index = index;
        this.vocabularies = vocabularies;
        this.queries = queries;
        this.scope = index.scope();
        this.hit = Hit.projection(scope.projection());
    }

    List<Suggestion> of(Words words, int limit) {
        List<List<String>> typed = Wording.words(words.text()).stream()
                .limit(MOST_WORDS)
                .map(List::of)
                .toList();
        if (typed.isEmpty()) {
            return List.of();
        }
        List<Suggestion> found = beginningLike(typed, limit);
        if (!found.isEmpty()) {
            return found;
        }
        Vocabulary vocabulary = vocabularies.current();
        List<List<String>> spelled = typed.stream()
                .map(word -> vocabulary.beginnings(word.getFirst(), MOST_SPELLINGS))
                .toList();
        return spelled.equals(typed) ? List.of() : beginningLike(spelled, limit);
    }

    /**
     * @param words for each word, how it may be spelled
     */
    private List<Suggestion> beginningLike(List<List<String>> words, int limit) {
        List<Suggestion> all = new ArrayList<>();
        queries.current().stream()
                .filter(query -> begins(query, words))
                .limit(QUERIES)
                .forEach(query -> all.add(new Suggestion(query, Kind.QUERY, null, null)));
        index.search(session -> {
            values(session, words, Field.CATEGORY_PREFIXES, usual(Field.CATEGORY, CATEGORIES))
                    .forEach(path -> all.add(new Suggestion(lastName(path), Kind.CATEGORY, path, null)));
            values(session, words, Field.BRAND_PREFIXES, usual(Field.BRAND, BRANDS))
                    .forEach(brand -> all.add(new Suggestion(brand, Kind.BRAND, null, null)));
            return all.addAll(products(session, words, limit));
        });
        return all.stream().limit(limit).toList();
    }

    private static boolean begins(String query, List<List<String>> words) {
        List<String> own = List.of(query.split(" "));
        return words.stream()
                .allMatch(spellings -> spellings.stream()
                        .anyMatch(spelling -> own.stream().anyMatch(word -> word.startsWith(spelling))));
    }

    private Iterable<String> values(
            SearchSession session,
            List<List<String>> words,
            String prefixes,
            SearchAggregation<Map<String, Long>> values) {
        return session.search(scope)
                .where(startingLike(words, prefixes))
                .aggregation(VALUES, values)
                .fetch(0)
                .aggregation(VALUES)
                .keySet();
    }

    private List<Suggestion> products(SearchSession session, List<List<String>> words, int limit) {
        return session
                .search(scope)
                .select(hit)
                .where(startingLike(words, Field.TITLE_PREFIXES))
                .fetchHits(limit)
                .stream()
                .map(found -> new Suggestion(found.title(), Kind.PRODUCT, found.category(), found.product()))
                .toList();
    }

    private SearchPredicate startingLike(List<List<String>> words, String field) {
        var all = scope.predicate().and();
        words.forEach(spellings -> {
            var any = scope.predicate().or();
            spellings.forEach(spelling -> any.add(scope.predicate()
                    .match()
                    .field(field)
                    .matching(cut(spelling))
                    .skipAnalysis()));
            all.add(any);
        });
        return all.toPredicate();
    }

    /** For one query: in Hibernate Search 8.3 an aggregation keeps state of the query that runs and cannot be shared. */
    private SearchAggregation<Map<String, Long>> usual(String field, int most) {
        return scope.aggregation()
                .terms()
                .field(field, String.class)
                .orderByCountDescending()
                .maxTermCount(most)
                .toAggregation();
    }

    private static String cut(String term) {
        return term.length() <= IndexedWords.LONGEST_PREFIX ? term : term.substring(0, IndexedWords.LONGEST_PREFIX);
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('>') + 1).strip();
    }

    /** Where a suggestion leads. */
    enum Kind {
        QUERY,
        CATEGORY,
        BRAND,
        PRODUCT
    }

    /**
     * @param text what to search for
     * @param category path, for categories and products
     * @param productId for products
     */
    record Suggestion(
            String text,
            Kind kind,
            @Nullable String category,
            @Nullable ProductId productId) {}
}
