package dev.flywheel.catalog.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.flywheel.catalog.search.Finder.Answer;
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
import java.util.Set;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
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

    /** Some 30 KB each. */
    private static final int MOST_ANSWERS = 500;

    private final Finder.Source finders;
    /** What was found, for who asks the same before the index or the words have changed. */
    private volatile @Nullable Kept kept;

    private final QueryReader reader;
    private final SearchPredicateFactory predicates;
    private final Matching matching;
    private final Filtering filtering;

    ProductSearch(ProductIndex index, Finder.Source finders, QueryReader reader) {
        this.finders = finders;
        this.reader = reader;
        this.predicates = index.scope().predicate();
        this.matching = new Matching(predicates);
        this.filtering = new Filtering(predicates);
    }

    /** Products from the given rank on, best first. */
    Found find(Criteria criteria, int offset, int limit) {
        Query query = reader.read(criteria.words());
        return finders.ask(finder -> {
            Object generation = finder.generation();
            return generation == null
                    ? find(finder, query, criteria, offset, limit)
                    : keptFor(generation, query.reading())
                            .get(
                                    new Asked(criteria, offset, limit),
                                    asked -> find(finder, query, criteria, offset, limit));
        });
    }

    /** All that was kept goes with the first question to another index, or in other words. */
    private Cache<Asked, Found> keptFor(Object generation, QueryReader.Reading reading) {
        Kept now = kept;
        if (now == null
                || !now.generation().equals(generation)
                || !now.reading().equals(reading)) {
            now = new Kept(
                    generation,
                    reading,
                    Caffeine.newBuilder().maximumSize(MOST_ANSWERS).build());
            kept = now;
        }
        return now.answers();
    }

    private Found find(Finder finder, Query query, Criteria criteria, int offset, int limit) {
        PredicateFinalStep words = words(finder, query, criteria);
        boolean anew = criteria.byRelevance() && offset < WINDOW;
        Answer answer = finder.best(
                filtering.narrowed(words, criteria.filters(), null),
                criteria.order(),
                anew ? 0 : offset,
                anew ? Math.max(WINDOW, offset + limit) : limit);
        List<Ranked> ranking = anew ? anew(query, answer.hits(), offset) : asTheyAre(answer.hits());
        return new Found(
                ranking,
                answer.total(),
                counted(finder, words, criteria, answer),
                query.wanted(),
                answer.shown(),
                meant(query, answer.hits()));
    }

    /** How the best are ranked, and where one product has the words. */
    Explained explained(Words typed, ProductId product) {
        Query query = reader.read(typed);
        Criteria criteria = new Criteria(typed, Filters.NONE, Sorting.RELEVANCE);
        return finders.ask(finder -> {
            PredicateFinalStep words = words(finder, query, criteria);
            List<Named> best = finder.best(words.toPredicate(), criteria.order(), 0, WINDOW)
                    .hits();
            boolean matches = finds(finder, words, product);
            Map<String, List<String>> fields = new HashMap<>();
            query.wanted().slots().forEach(slot -> fields.put(slot.stem(), fields(finder, slot.stem(), product)));
            return new Explained(
                    query.wanted(), new Ranking(query.wanted(), query.vocabulary()).of(best), matches, fields);
        });
    }

    private List<String> fields(Finder finder, String stem, ProductId product) {
        return Matching.FIELDS.stream()
                .filter(field -> finds(finder, matching.has(field, stem), product))
                .toList();
    }

    private boolean finds(Finder finder, PredicateFinalStep predicate, ProductId product) {
        return finder.matches(
                predicates
                        .and(predicate, predicates.id().matching(product.value()))
                        .toPredicate(),
                1);
    }

    /** What to show of products that were found; one that has left the index meanwhile is missing. */
    Map<ProductId, Hit> hits(Found found, Set<ProductId> products) {
        return found.shown().keySet().containsAll(products) ? found.shown() : hits(products);
    }

    /** The same without having looked for them. */
    Map<ProductId, Hit> hits(Collection<ProductId> products) {
        return products.isEmpty() ? Map.of() : finders.ask(finder -> finder.hits(products));
    }

    private PredicateFinalStep words(Finder finder, Query query, Criteria criteria) {
        if (query.words().none()) {
            return predicates.matchAll();
        }
        return matching.words(query.words(), query.wanted(), isWhole(finder, query, criteria));
    }

    /**
     * Whether products that lack a word are left out. Filters have no say, so that choosing one never brings in what was
     * not counted before. In another order than by relevance, where they could come first, one whole match is enough.
     */
    private boolean isWhole(Finder finder, Query query, Criteria criteria) {
        return !query.wanted().slots().isEmpty()
                && finder.matches(matching.whole(query.words(), query.wanted()), criteria.byRelevance() ? ENOUGH : 1);
    }

    private static List<Ranked> anew(Query query, List<Named> hits, int offset) {
        List<Named> best = hits.subList(0, Math.min(WINDOW, hits.size()));
        List<Ranked> ranking = new ArrayList<>(hits.size());
        new Ranking(query.wanted(), query.vocabulary()).of(best).forEach(placed -> ranking.add(placed.ranked()));
        hits.subList(best.size(), hits.size()).forEach(hit -> ranking.add(asItIs(hit)));
        return ranking.subList(Math.min(offset, ranking.size()), ranking.size());
    }

    private static @Nullable String meant(Query query, List<Named> hits) {
        return query.wanted()
                .spelledRight(hits.stream().limit(WINDOW).map(Named::candidate).toList());
    }

    private static List<Ranked> asTheyAre(List<Named> hits) {
        return hits.stream().map(ProductSearch::asItIs).toList();
    }

    private static Ranked asItIs(Named hit) {
        return new Ranked(hit.product(), Relevance.tier(hit.score()), Relevance.text(hit.score()));
    }

    /** A facet that is filtered by is counted as if it were not, so that its other values can be chosen. */
    private Counted counted(Finder finder, PredicateFinalStep words, Criteria criteria, Answer answer) {
        Map<Facet, List<Count>> counts = new LinkedHashMap<>(answer.counts());
        for (Facet facet : criteria.filters().chosen()) {
            counts.put(facet, finder.counts(filtering.narrowed(words, criteria.filters(), facet), facet));
        }
        return new Counted(counts);
    }

    /** What was found in one state of the index, with one reading of queries. */
    private record Kept(Object generation, QueryReader.Reading reading, Cache<Asked, Found> answers) {}

    private record Asked(Criteria criteria, int offset, int limit) {}

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
     * @param shown what to show of those in the ranking, as far as it is known
     * @param didYouMean what was probably meant; null if everything was spelled like something in the catalogue
     */
    record Found(
            List<Ranked> ranking,
            long total,
            Counted facets,
            Wanted wanted,
            Map<ProductId, Hit> shown,
            @Nullable String didYouMean) {}
}
