package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.ranking.Wording;
import dev.flywheel.catalog.search.schema.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.jspecify.annotations.Nullable;

/** Narrows what matches by what was chosen. */
final class Filtering {

    private final SearchPredicateFactory factory;

    Filtering(SearchPredicateFactory factory) {
        this.factory = factory;
    }

    /**
     * @param except a facet that is left out, so that its other values are counted
     */
    SearchPredicate narrowed(PredicateFinalStep words, Filters filters, @Nullable Facet except) {
        List<PredicateFinalStep> narrowing = new ArrayList<>();
        for (Facet facet : filters.chosen()) {
            if (!facet.equals(except)) {
                narrowing.add(filter(facet, filters));
            }
        }
        if (narrowing.isEmpty()) {
            // Nothing around it: Lucene has a faster way for alternatives that stand alone.
            return words.toPredicate();
        }
        return factory.bool(all -> {
                    all.must(words);
                    narrowing.forEach(all::filter);
                })
                .toPredicate();
    }

    private PredicateFinalStep filter(Facet facet, Filters filters) {
        return switch (facet) {
            case Facet.Fixed.CATEGORY -> equal(Field.CATEGORY_EXACT, folded(filters.category()));
            case Facet.Fixed.BRAND -> equal(Field.BRAND_EXACT, folded(filters.brand()));
            case Facet.Fixed.PRICE -> price(filters.price());
            case Facet.Fixed.RATING ->
                factory.range().field(Field.STARS).atLeast(BigDecimal.valueOf(orZero(filters.stars())));
            case Facet.Fixed.CONDITION ->
                equal(
                        Field.CONDITIONS,
                        filters.condition() == null ? "" : filters.condition().text());
            case Facet.Fixed.PRIME -> factory.match().field(Field.PRIME).matching(true);
            case Facet.Attribute attribute ->
                attribute(
                        attribute.name(),
                        filters.attributes().getOrDefault(attribute.name(), Collections.emptySortedSet()));
        };
    }

    private PredicateFinalStep attribute(String name, SortedSet<String> values) {
        List<String> terms = values.stream()
                .map(value -> new AttributeValue(name, value).term())
                .toList();
        return factory.terms().field(Field.ATTRIBUTE_VALUES).matchingAny(terms);
    }

    private PredicateFinalStep price(Filters.Prices price) {
        var range = factory.range().field(Field.PRICE);
        if (price.from() == null) {
            return range.atMost(price.to());
        }
        return price.to() == null ? range.atLeast(price.from()) : range.between(price.from(), price.to());
    }

    private PredicateFinalStep equal(String field, String value) {
        return factory.match().field(field).matching(value);
    }

    private static String folded(@Nullable String value) {
        return value == null ? "" : Wording.folded(value);
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
