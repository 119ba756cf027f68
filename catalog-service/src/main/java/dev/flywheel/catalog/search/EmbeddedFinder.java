package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.column.Enough;
import dev.flywheel.catalog.search.column.Key;
import dev.flywheel.catalog.search.column.Place;
import dev.flywheel.catalog.search.column.Scan;
import dev.flywheel.catalog.search.column.Segment;
import dev.flywheel.catalog.search.column.Segments;
import dev.flywheel.catalog.search.column.Steps;
import dev.flywheel.catalog.search.column.Tally;
import dev.flywheel.catalog.search.schema.Field;
import dev.flywheel.domain.ProductId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.NumericUtils;
import org.hibernate.search.backend.lucene.search.spi.LuceneMigrationUtils;
import org.hibernate.search.engine.search.predicate.SearchPredicate;

/**
 * Asks the embedded Lucene itself: one way through all that match, with the values to count and order by in memory, where
 * Hibernate Search looks up the text of every value of every part of the index.
 */
final class EmbeddedFinder implements Finder {

    private static final Key NO_ORDER = (segment, document, score) -> 0;
    private static final Key AVAILABILITY = (segment, document, score) -> segment.availability(document);

    private final Source source;
    private final IndexSearcher searcher;
    private final List<IndexReader.CacheKey> generation;

    private EmbeddedFinder(Source source, IndexReader reader) {
        this.source = source;
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(CatalogAnalysis.SHORT_NAMES);
        // Parts of queries are seldom the same, and each would be looked for there.
        searcher.setQueryCache(null);
        this.generation = reader.leaves().stream()
                .map(part -> part.reader().getReaderCacheHelper().getKey())
                .toList();
    }

    @Override
    public boolean matches(SearchPredicate predicate, int atLeast) {
        return asked(() -> Enough.matches(searcher, query(predicate), atLeast));
    }

    @Override
    public Answer best(SearchPredicate predicate, Sorting sorting, int from, int most) {
        Scan scan = asked(() ->
                Scan.of(source.segments, searcher, query(predicate), first(sorting), second(sorting), from + most));
        List<Place> best = scan.best();
        List<Named> hits = new ArrayList<>();
        Map<ProductId, Hit> shown = new HashMap<>();
        for (Place place : best.subList(Math.min(from, best.size()), best.size())) {
            StoredProduct product = source.stored.of(place);
            hits.add(product.named(place.score()));
            shown.put(product.hit().product(), product.hit());
        }
        return new Answer(hits, scan.total(), all(scan.tally()), shown);
    }

    @Override
    public List<Count> counts(SearchPredicate predicate, Facet facet) {
        Tally tally = asked(() -> Scan.tally(source.segments, searcher, query(predicate)));
        return switch (facet) {
            case Facet.Fixed fixed -> counts(tally, fixed);
            case Facet.Attribute attribute ->
                Count.attributes(tally.attributes(Facets.MOST_ATTRIBUTE_VALUES))
                        .getOrDefault(attribute.name(), List.of());
        };
    }

    @Override
    public Collection<String> usual(SearchPredicate predicate, String field, int most) {
        Tally tally = asked(() -> Scan.tally(source.segments, searcher, query(predicate)));
        return (field.equals(Field.BRAND) ? tally.brands(most) : tally.ownCategories(most)).keySet();
    }

    @Override
    public List<Hit> first(SearchPredicate predicate, int most) {
        Scan scan = asked(() -> Scan.of(
                source.segments,
                searcher,
                query(predicate),
                first(Sorting.RELEVANCE),
                second(Sorting.RELEVANCE),
                most));
        return scan.best().stream().map(place -> source.stored.of(place).hit()).toList();
    }

    @Override
    public Map<ProductId, Hit> hits(Collection<ProductId> products) {
        List<UUID> ids = products.stream().map(ProductId::value).toList();
        SearchPredicate those =
                source.index.scope().predicate().id().matchingAny(ids).toPredicate();
        Map<ProductId, Hit> hits = new HashMap<>();
        asked(() -> Scan.of(source.segments, searcher, query(those), NO_ORDER, NO_ORDER, ids.size()))
                .best()
                .forEach(place -> {
                    Hit hit = source.stored.of(place).hit();
                    hits.put(hit.product(), hit);
                });
        return hits;
    }

    private static Key first(Sorting sorting) {
        return switch (sorting) {
            case RELEVANCE -> (segment, document, score) -> NumericUtils.floatToSortableInt(score);
            case PRICE_ASC -> EmbeddedFinder::cheapest;
            case PRICE_DESC -> (segment, document, score) -> segment.price(document);
            case RATING -> (segment, document, score) -> segment.rating(document);
            case NEWEST -> AVAILABILITY;
        };
    }

    private static long cheapest(Segment segment, int document, float score) {
        long price = segment.price(document);
        return price == Long.MIN_VALUE ? price : -price;
    }

    private static Key second(Sorting sorting) {
        return sorting == Sorting.NEWEST ? (segment, document, score) -> segment.created(document) : AVAILABILITY;
    }

    @Override
    public Object generation() {
        return generation;
    }

    private static Map<Facet, List<Count>> all(Tally tally) {
        Map<Facet, List<Count>> counts = new LinkedHashMap<>();
        for (Facet.Fixed facet : Facet.Fixed.values()) {
            counts.put(facet, counts(tally, facet));
        }
        Count.attributes(tally.attributes(Facets.MOST_ATTRIBUTE_VALUES))
                .forEach((name, values) -> counts.put(new Facet.Attribute(name), values));
        return counts;
    }

    private static List<Count> counts(Tally tally, Facet.Fixed facet) {
        return switch (facet) {
            case CATEGORY -> Count.terms(tally.categories(Facets.MOST));
            case BRAND -> Count.terms(tally.brands(Facets.MOST));
            case PRICE -> Count.prices(tally.prices());
            case RATING -> Count.stars(tally.stars());
            case CONDITION -> Count.terms(tally.conditions());
            case PRIME -> tally.prime() == 0 ? List.of() : List.of(Count.of("true", tally.prime()));
        };
    }

    private static Query query(SearchPredicate predicate) {
        return LuceneMigrationUtils.toLuceneQuery(predicate);
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.answer();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Something Lucene is asked. */
    @FunctionalInterface
    private interface Question<T> {
        T answer() throws IOException;
    }

    /** The embedded index. */
    static final class Source implements Finder.Source {

        private final ProductIndex index;
        private final Segments segments =
                new Segments(new Steps(Facets.PRICE_STEPS, 3), new Steps(Facets.STAR_STEPS, 2));
        private final StoredProducts stored = new StoredProducts();

        Source(ProductIndex index) {
            this.index = index;
        }

        @Override
        public <T> T ask(Function<Finder, T> questions) {
            return index.read(reader -> questions.apply(new EmbeddedFinder(this, reader)));
        }
    }
}
