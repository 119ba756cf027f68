package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.schema.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.aggregation.SearchAggregation;
import org.hibernate.search.engine.search.aggregation.dsl.SearchAggregationFactory;
import org.hibernate.search.engine.search.query.SearchResult;
import org.hibernate.search.engine.search.query.dsl.SearchQueryOptionsStep;
import org.hibernate.search.util.common.data.Range;

/**
 * What a result can be narrowed by, with counts. Aggregations are made for each query: in Hibernate Search 8.3 they keep
 * state of the one that runs and cannot be shared.
 */
final class Facets {

    private static final AggregationKey<Map<String, Long>> CATEGORY = AggregationKey.of("category");
    private static final AggregationKey<Map<String, Long>> BRAND = AggregationKey.of("brand");
    private static final AggregationKey<Map<String, Long>> CONDITION = AggregationKey.of("condition");
    private static final AggregationKey<Map<String, Long>> ATTRIBUTE = AggregationKey.of("attribute");
    private static final AggregationKey<Map<Boolean, Long>> PRIME = AggregationKey.of("prime");
    private static final AggregationKey<Map<Range<BigDecimal>, Long>> PRICE = AggregationKey.of("price");
    private static final AggregationKey<Map<Range<BigDecimal>, Long>> RATING = AggregationKey.of("rating");

    static final int MOST = 100;
    static final int MOST_ATTRIBUTE_VALUES = 500;
    static final List<String> PRICE_STEPS = List.of("0", "25", "50", "100", "200", "500");
    static final List<String> STAR_STEPS = List.of("1", "2", "3", "4");

    private final SearchAggregationFactory factory;

    Facets(SearchAggregationFactory factory) {
        this.factory = factory;
    }

    /** Has the query count by everything. */
    void countAll(SearchQueryOptionsStep<?, ?, ?, ?, ?, ?> query) {
        Facet.fixed().forEach(facet -> count(query, facet));
        query.aggregation(ATTRIBUTE, terms(Field.ATTRIBUTE_VALUES, MOST_ATTRIBUTE_VALUES));
    }

    /** Has the query count by one. */
    void count(SearchQueryOptionsStep<?, ?, ?, ?, ?, ?> query, Facet facet) {
        switch (facet) {
            case Facet.Fixed.CATEGORY -> query.aggregation(CATEGORY, terms(Field.CATEGORY_PATHS, MOST));
            case Facet.Fixed.BRAND -> query.aggregation(BRAND, terms(Field.BRAND, MOST));
            case Facet.Fixed.PRICE -> query.aggregation(PRICE, steps(Field.PRICE, PRICE_STEPS));
            case Facet.Fixed.RATING -> query.aggregation(RATING, steps(Field.STARS, STAR_STEPS));
            case Facet.Fixed.CONDITION -> query.aggregation(CONDITION, terms(Field.CONDITIONS, MOST));
            case Facet.Fixed.PRIME ->
                query.aggregation(
                        PRIME, factory.terms().field(Field.PRIME, Boolean.class).toAggregation());
            case Facet.Attribute attribute ->
                query.aggregation(ATTRIBUTE, terms(Field.ATTRIBUTE_VALUES, MOST_ATTRIBUTE_VALUES));
        }
    }

    /** What was counted by that facet. */
    static List<Count> counts(SearchResult<?> result, Facet facet) {
        return switch (facet) {
            case Facet.Fixed.CATEGORY -> Count.terms(result.aggregation(CATEGORY));
            case Facet.Fixed.BRAND -> Count.terms(result.aggregation(BRAND));
            case Facet.Fixed.PRICE -> Count.prices(result.aggregation(PRICE));
            case Facet.Fixed.RATING -> Count.stars(result.aggregation(RATING));
            case Facet.Fixed.CONDITION -> Count.terms(result.aggregation(CONDITION));
            case Facet.Fixed.PRIME ->
                Optional.ofNullable(result.aggregation(PRIME).get(true))
                        .map(count -> List.of(Count.of("true", count)))
                        .orElse(List.of());
            case Facet.Attribute attribute -> attributes(result).getOrDefault(attribute.name(), List.of());
        };
    }

    /** By name, the name that most products have first. */
    static Map<String, List<Count>> attributes(SearchResult<?> result) {
        return Count.attributes(result.aggregation(ATTRIBUTE));
    }

    /** The values that most have. */
    SearchAggregation<Map<String, Long>> terms(String field, int most) {
        return factory.terms()
                .field(field, String.class)
                .orderByCountDescending()
                .maxTermCount(most)
                .toAggregation();
    }

    private SearchAggregation<Map<Range<BigDecimal>, Long>> steps(String field, List<String> steps) {
        List<Range<BigDecimal>> ranges = new ArrayList<>();
        for (int i = 0; i + 1 < steps.size(); i++) {
            ranges.add(Range.canonical(new BigDecimal(steps.get(i)), new BigDecimal(steps.get(i + 1))));
        }
        ranges.add(Range.atLeast(new BigDecimal(steps.getLast())));
        return factory.range().field(field, BigDecimal.class).ranges(ranges).toAggregation();
    }
}
