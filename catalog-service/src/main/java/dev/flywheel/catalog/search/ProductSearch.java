package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.QueryReader.Query;
import dev.flywheel.catalog.search.Ranking.Placed;
import dev.flywheel.catalog.search.ranking.Wanted;
import dev.flywheel.domain.ProductId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.projection.SearchProjection;
import org.hibernate.search.engine.search.query.SearchResult;
import org.hibernate.search.mapper.orm.scope.SearchScope;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds products in two steps: the index finds and counts all that match and puts them in order, then its best
 * {@value #WINDOW} are ranked anew, word by word. What comes after them stays in the order of the index.
 */
@Component
class ProductSearch {

    /** How many are ranked anew. */
    static final int WINDOW = 100;

    /** With so many products that have every word, those that lack one are left out. */
    private static final int ENOUGH = 20;

    private final ProductIndex index;
    private final QueryReader reader;
    private final SearchScope<IndexedProduct> scope;
    private final Matching matching;
    private final Filtering filtering;
    private final Facets facets;
    private final Order order;
    private final SearchProjection<Named> named;
    private final SearchProjection<Hit> hit;

    ProductSearch(ProductIndex index, QueryReader reader) {
        this.index = index;
        this.reader = reader;
        this.scope = index.scope();
        this.matching = new Matching(scope.predicate());
        this.filtering = new Filtering(scope.predicate());
        this.facets = new Facets(scope.aggregation());
        this.order = new Order(scope.sort());
        this.named = Named.projection(scope.projection());
        this.hit = Hit.projection(scope.projection());
    }

    /** Products from the given rank on, best first. */
    Found find(Criteria criteria, int offset, int limit) {
        Query query = reader.read(criteria.words());
        return index.search(session -> {
            PredicateFinalStep words = words(session, query, criteria);
            boolean anew = criteria.byRelevance() && offset < WINDOW;
            var asked = session.search(scope)
                    .select(named)
                    .where(filtering.narrowed(words, criteria.filters(), null))
                    .sort(order.of(criteria));
            facets.countAll(asked);
            SearchResult<Named> result =
                    anew ? asked.fetch(Math.max(WINDOW, offset + limit)) : asked.fetch(offset, limit);
            List<Ranked> ranking = anew ? anew(query, result.hits(), offset) : asTheyAre(result.hits());
            return new Found(
                    ranking, result.total().hitCount(), counted(session, words, criteria, result), query.wanted());
        });
    }

    /** How the best are ranked, and where one product has the words. */
    Explained explained(Words typed, ProductId product) {
        Query query = reader.read(typed);
        Criteria criteria = new Criteria(typed, Filters.NONE, Sorting.RELEVANCE);
        return index.search(session -> {
            PredicateFinalStep words = words(session, query, criteria);
            List<Named> best = session.search(scope)
                    .select(named)
                    .where(words.toPredicate())
                    .sort(order.of(criteria))
                    .fetchHits(WINDOW);
            boolean matches = finds(session, words, product);
            Map<String, List<String>> fields = new HashMap<>();
            query.wanted().slots().forEach(slot -> fields.put(slot.stem(), fields(session, slot.stem(), product)));
            return new Explained(
                    query.wanted(), new Ranking(query.wanted(), query.vocabulary()).of(best), matches, fields);
        });
    }

    private List<String> fields(SearchSession session, String stem, ProductId product) {
        return Matching.FIELDS.stream()
                .filter(field -> finds(session, matching.has(field, stem), product))
                .toList();
    }

    private boolean finds(SearchSession session, PredicateFinalStep predicate, ProductId product) {
        return session.search(scope)
                        .where(scope.predicate()
                                .and(predicate, scope.predicate().id().matching(product.value()))
                                .toPredicate())
                        .fetchTotalHitCount()
                > 0;
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

    private PredicateFinalStep words(SearchSession session, Query query, Criteria criteria) {
        if (query.words().none()) {
            return scope.predicate().matchAll();
        }
        return matching.words(query.words(), query.wanted(), isWhole(session, query, criteria));
    }

    /**
     * Whether products that lack a word are left out. Filters have no say, so that choosing one never brings in what was
     * not counted before. In another order than by relevance, where they could come first, one whole match is enough.
     */
    private boolean isWhole(SearchSession session, Query query, Criteria criteria) {
        if (query.wanted().slots().isEmpty()) {
            return false;
        }
        SearchPredicate whole = matching.whole(query.words(), query.wanted());
        long count = session.search(scope).where(whole).fetchTotalHitCount();
        return count >= (criteria.byRelevance() ? ENOUGH : 1);
    }

    private static List<Ranked> anew(Query query, List<Named> hits, int offset) {
        List<Named> best = hits.subList(0, Math.min(WINDOW, hits.size()));
        List<Ranked> ranking = new ArrayList<>(hits.size());
        new Ranking(query.wanted(), query.vocabulary()).of(best).forEach(placed -> ranking.add(placed.ranked()));
        hits.subList(best.size(), hits.size()).forEach(hit -> ranking.add(asItIs(hit)));
        return ranking.subList(Math.min(offset, ranking.size()), ranking.size());
    }

    private static List<Ranked> asTheyAre(List<Named> hits) {
        return hits.stream().map(ProductSearch::asItIs).toList();
    }

    private static Ranked asItIs(Named hit) {
        return new Ranked(hit.product(), Relevance.tier(hit.score()), Relevance.text(hit.score()));
    }

    /** A facet that is filtered by is counted as if it were not, so that its other values can be chosen. */
    private Counted counted(
            SearchSession session, PredicateFinalStep words, Criteria criteria, SearchResult<Named> result) {
        Map<Facet, List<Count>> counts = new LinkedHashMap<>();
        Facet.fixed().forEach(facet -> counts.put(facet, Facets.counts(result, facet)));
        Facets.attributes(result).forEach((name, values) -> counts.put(new Facet.Attribute(name), values));
        for (Facet facet : criteria.filters().chosen()) {
            var asked = session.search(scope).select(named).where(filtering.narrowed(words, criteria.filters(), facet));
            facets.count(asked, facet);
            counts.put(facet, Facets.counts(asked.fetch(0), facet));
        }
        return new Counted(counts);
    }

    /**
     * @param ranking of the best, whether the product is among them or not
     * @param matches the product is found at all
     * @param fields of the product that have a word, by word
     */
    record Explained(Wanted wanted, List<Placed> ranking, boolean matches, Map<String, List<String>> fields) {}

    /** Counts by facet. */
    record Counted(Map<Facet, List<Count>> counts) {

        List<Count> of(Facet facet) {
            return counts.getOrDefault(facet, List.of());
        }
    }

    /**
     * @param total of all products that match
     * @param wanted what was understood
     */
    record Found(List<Ranked> ranking, long total, Counted facets, Wanted wanted) {

        /** What was probably meant; null if everything was spelled like something in the catalogue. */
        @Nullable
        String didYouMean() {
            return wanted.spelledRight();
        }
    }
}
