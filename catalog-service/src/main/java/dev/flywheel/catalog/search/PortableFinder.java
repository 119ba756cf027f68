package dev.flywheel.catalog.search;

import dev.flywheel.domain.ProductId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.projection.SearchProjection;
import org.hibernate.search.engine.search.query.SearchResult;
import org.hibernate.search.mapper.orm.scope.SearchScope;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.jspecify.annotations.Nullable;

/** Asks in the words of Hibernate Search, which every backend understands. */
final class PortableFinder implements Finder {

    private static final AggregationKey<Map<String, Long>> USUAL = AggregationKey.of("usual");

    private final Source source;
    private final SearchSession session;

    private PortableFinder(Source source, SearchSession session) {
        this.source = source;
        this.session = session;
    }

    @Override
    public boolean matches(SearchPredicate predicate, int atLeast) {
        return session.search(source.scope).where(predicate).fetchTotalHitCount() >= atLeast;
    }

    @Override
    public Answer best(SearchPredicate predicate, Sorting sorting, int from, int most) {
        var asked = session.search(source.scope)
                .select(source.named)
                .where(predicate)
                .sort(source.order.of(sorting));
        source.facets.countAll(asked);
        SearchResult<Named> result = asked.fetch(from, most);
        Map<Facet, List<Count>> counts = new LinkedHashMap<>();
        Facet.fixed().forEach(facet -> counts.put(facet, Facets.counts(result, facet)));
        Facets.attributes(result).forEach((name, values) -> counts.put(new Facet.Attribute(name), values));
        return new Answer(result.hits(), result.total().hitCount(), counts, Map.of());
    }

    @Override
    public List<Count> counts(SearchPredicate predicate, Facet facet) {
        var asked = session.search(source.scope).select(source.named).where(predicate);
        source.facets.count(asked, facet);
        return Facets.counts(asked.fetch(0), facet);
    }

    @Override
    public Collection<String> usual(SearchPredicate predicate, String field, int most) {
        return session.search(source.scope)
                .where(predicate)
                .aggregation(USUAL, source.facets.terms(field, most))
                .fetch(0)
                .aggregation(USUAL)
                .keySet();
    }

    @Override
    public List<Hit> first(SearchPredicate predicate, int most) {
        return session.search(source.scope)
                .select(source.hit)
                .where(predicate)
                .sort(source.order.of(Sorting.RELEVANCE))
                .fetchHits(most);
    }

    @Override
    public Map<ProductId, Hit> hits(Collection<ProductId> products) {
        List<UUID> ids = products.stream().map(ProductId::value).toList();
        return session
                .search(source.scope)
                .select(source.hit)
                .where(source.scope.predicate().id().matchingAny(ids).toPredicate())
                .fetchHits(ids.size())
                .stream()
                .collect(Collectors.toMap(Hit::product, Function.identity()));
    }

    @Override
    public @Nullable Object generation() {
        return null;
    }

    /** Any index. */
    static final class Source implements Finder.Source {

        private final ProductIndex index;
        private final SearchScope<IndexedProduct> scope;
        private final Facets facets;
        private final Order order;
        private final SearchProjection<Named> named;
        private final SearchProjection<Hit> hit;

        Source(ProductIndex index) {
            this.index = index;
            this.scope = index.scope();
            this.facets = new Facets(scope.aggregation());
            this.order = new Order(scope.sort());
            this.named = Named.projection(scope.projection());
            this.hit = Hit.projection(scope.projection());
        }

        @Override
        public <T> T ask(Function<Finder, T> questions) {
            return index.search(session -> questions.apply(new PortableFinder(this, session)));
        }
    }
}
