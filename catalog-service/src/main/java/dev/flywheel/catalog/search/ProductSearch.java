package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.Criteria.Facet;
import dev.flywheel.catalog.search.Facets.Count;
import dev.flywheel.domain.ProductId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.search.engine.search.projection.SearchProjection;
import org.hibernate.search.engine.search.query.SearchResult;
import org.hibernate.search.engine.search.sort.SearchSort;
import org.hibernate.search.mapper.orm.scope.SearchScope;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.springframework.stereotype.Component;

/** Finds products in the index: ranked, and counted by what they can be narrowed by. */
@Component
class ProductSearch {

    private final ProductIndex index;
    private final SearchScope<IndexedProduct> scope;
    private final Matching matching;
    private final SearchProjection<Ranked> ranked;
    private final SearchProjection<Hit> hit;
    private final SearchSort byRelevance;
    private final SearchSort byNewest;

    ProductSearch(ProductIndex index) {
        this.index = index;
        this.scope = index.scope();
        this.matching = new Matching(scope.predicate());
        this.ranked = Ranked.projection(scope.projection());
        this.hit = Hit.projection(scope.projection());
        this.byRelevance = scope.sort()
                .composite(sort -> {
                    sort.add(scope.sort().score());
                    sort.add(scope.sort().field(Field.AVAILABILITY).desc());
                    sort.add(scope.sort().field(Field.ORDER));
                })
                .toSort();
        this.byNewest = scope.sort()
                .composite(sort -> {
                    sort.add(scope.sort().field(Field.AVAILABILITY).desc());
                    sort.add(scope.sort().field(Field.CREATED).desc());
                    sort.add(scope.sort().field(Field.ORDER));
                })
                .toSort();
    }

    /**
     * Products from the given rank on, best first; the newest first where nothing was typed. Aggregations are made for each
     * query: in Hibernate Search 8.3 they keep state of the one that runs and cannot be shared.
     */
    Found find(Criteria criteria, int offset, int limit) {
        return index.search(session -> {
            SearchResult<Ranked> result = session.search(scope)
                    .select(ranked)
                    .where(matching.predicate(criteria))
                    .sort(criteria.words().none() ? byNewest : byRelevance)
                    .aggregation(Facets.CATEGORY, Facets.categories(scope.aggregation()))
                    .aggregation(Facets.BRAND, Facets.brands(scope.aggregation()))
                    .aggregation(Facets.PRICE, Facets.prices(scope.aggregation()))
                    .fetch(offset, limit);
            return new Found(result.hits(), result.total().hitCount(), facets(session, criteria, result));
        });
    }

    /** What to show of products; one that has left the index meanwhile is missing. */
    Map<ProductId, Hit> hits(Collection<ProductId> products) {
        if (products.isEmpty()) {
            return Map.of();
        }
        List<UUID> ids = products.stream().map(ProductId::value).toList();
        return index.search(session -> session
                .search(scope)
                .select(hit)
                .where(scope.predicate().id().matchingAny(ids).toPredicate())
                .fetchHits(ids.size())
                .stream()
                .collect(Collectors.toMap(Hit::product, Function.identity())));
    }

    /** A facet that is filtered by is counted as if it were not, so that its other values can be chosen. */
    private Map<Facet, List<Count>> facets(SearchSession session, Criteria criteria, SearchResult<Ranked> result) {
        Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            SearchResult<Ranked> source =
                    criteria.filters(facet) ? counted(session, criteria.without(facet), facet) : result;
            counts.put(facet, counts(source, facet));
        }
        return counts;
    }

    private SearchResult<Ranked> counted(SearchSession session, Criteria criteria, Facet facet) {
        var query = session.search(scope).select(ranked).where(matching.predicate(criteria));
        return switch (facet) {
            case CATEGORY -> query.aggregation(Facets.CATEGORY, Facets.categories(scope.aggregation())).fetch(0);
            case BRAND -> query.aggregation(Facets.BRAND, Facets.brands(scope.aggregation())).fetch(0);
            case PRICE -> query.aggregation(Facets.PRICE, Facets.prices(scope.aggregation())).fetch(0);
        };
    }

    private static List<Count> counts(SearchResult<Ranked> result, Facet facet) {
        return switch (facet) {
            case CATEGORY -> Facets.counts(result.aggregation(Facets.CATEGORY));
            case BRAND -> Facets.counts(result.aggregation(Facets.BRAND));
            case PRICE -> Facets.priceCounts(result.aggregation(Facets.PRICE));
        };
    }

    /**
     * @param total of all products that match
     */
    record Found(List<Ranked> ranking, long total, Map<Facet, List<Count>> facets) {}
}
