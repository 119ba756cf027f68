package dev.flywheel.catalog.search;

import dev.flywheel.domain.ProductId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.mapper.orm.scope.SearchScope;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody who is still typing may mean: categories, brands and products with words that begin like his. */
@Component
class Suggestions {

    private static final AggregationKey<Map<String, Long>> VALUES = AggregationKey.of("values");
    private static final int CATEGORIES = 3;
    private static final int BRANDS = 3;

    private final ProductIndex index;
    private final SearchScope<IndexedProduct> scope;

    Suggestions(ProductIndex index) {
        this.index = index;
        this.scope = index.scope();
    }

    List<Suggestion> of(Words words, int limit) {
        if (words.terms().isEmpty()) {
            return List.of();
        }
        return index.search(session -> {
            List<Suggestion> all = new ArrayList<>();
            values(session, words, Field.CATEGORY_PREFIXES, Field.CATEGORY, CATEGORIES)
                    .forEach(path -> all.add(new Suggestion(lastName(path), Kind.CATEGORY, path, null)));
            values(session, words, Field.BRAND_PREFIXES, Field.BRAND, BRANDS)
                    .forEach(brand -> all.add(new Suggestion(brand, Kind.BRAND, null, null)));
            all.addAll(products(session, words, limit));
            return all.stream().limit(limit).toList();
        });
    }

    private Iterable<String> values(SearchSession session, Words words, String prefixes, String field, int most) {
        return session.search(scope)
                .where(startingLike(words, prefixes))
                .aggregation(
                        VALUES,
                        scope.aggregation()
                                .terms()
                                .field(field, String.class)
                                .orderByCountDescending()
                                .maxTermCount(most)
                                .toAggregation())
                .fetch(0)
                .aggregation(VALUES)
                .keySet();
    }

    private List<Suggestion> products(SearchSession session, Words words, int limit) {
        return session
                .search(scope)
                .select(Hit.projection(scope.projection()))
                .where(startingLike(words, Field.TITLE_PREFIXES))
                .fetchHits(limit)
                .stream()
                .map(hit -> new Suggestion(hit.title(), Kind.PRODUCT, hit.category(), hit.product()))
                .toList();
    }

    private SearchPredicate startingLike(Words words, String field) {
        SearchPredicateFactory factory = scope.predicate();
        var all = factory.and();
        words.terms().forEach(term -> all.add(factory.match().field(field).matching(cut(term))));
        return all.toPredicate();
    }

    /** Longer beginnings are not in the index. */
    private static String cut(String term) {
        return term.length() <= 20 ? term : term.substring(0, 20);
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('>') + 1).strip();
    }

    /** Where a suggestion leads. */
    enum Kind {
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
