package dev.flywheel.catalog.search;

import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.BooleanPredicateClausesStep;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;

/** Which products match, and how well. */
final class Matching {

    private final SearchPredicateFactory factory;

    Matching(SearchPredicateFactory factory) {
        this.factory = factory;
    }

    SearchPredicate predicate(Criteria criteria) {
        PredicateFinalStep words = words(criteria.words());
        if (!criteria.filters()) {
            // Nothing around it: Lucene has a faster way for alternatives that stand alone.
            return words.toPredicate();
        }
        return factory.bool(all -> {
                    all.must(words);
                    filter(all, criteria);
                })
                .toPredicate();
    }

    private PredicateFinalStep words(Words words) {
        if (words.none()) {
            return factory.matchAll();
        }
        return factory.bool(any -> {
            any.should(factory.match()
                    .field(Field.CODES)
                    .matching(words.text())
                    .constantScore()
                    .boost(Relevance.EXACT));
            if (!words.terms().isEmpty()) {
                var every = factory.and();
                words.terms().forEach(term -> {
                    any.should(term(term));
                    every.add(term(term));
                });
                any.should(every.constantScore().boost(Relevance.ALL_WORDS));
            }
        });
    }

    /** One word, wherever it stands; in the name it counts most. */
    private PredicateFinalStep term(String term) {
        return factory.match()
                .field(Field.TITLE)
                .boost(3f)
                .field(Field.BRAND_WORDS)
                .boost(1.5f)
                .field(Field.CATEGORY_WORDS)
                .boost(1f)
                .field(Field.ATTRIBUTES)
                .boost(0.8f)
                .field(Field.DESCRIPTION)
                .boost(0.3f)
                .matching(term);
    }

    private void filter(BooleanPredicateClausesStep<?, ?> all, Criteria criteria) {
        if (criteria.category() != null) {
            all.filter(factory.match().field(Field.CATEGORY_EXACT).matching(criteria.category()));
        }
        if (criteria.brand() != null) {
            all.filter(factory.match().field(Field.BRAND_EXACT).matching(criteria.brand()));
        }
        if (criteria.from() != null) {
            all.filter(factory.range().field(Field.PRICE).atLeast(criteria.from()));
        }
        if (criteria.to() != null) {
            all.filter(factory.range().field(Field.PRICE).atMost(criteria.to()));
        }
    }
}
