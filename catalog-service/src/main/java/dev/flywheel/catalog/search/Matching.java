package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.ranking.Rewording;
import dev.flywheel.catalog.search.ranking.Slot;
import dev.flywheel.catalog.search.ranking.Wanted;
import dev.flywheel.catalog.search.schema.Field;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.BooleanPredicateClausesStep;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.engine.search.predicate.dsl.SimpleBooleanPredicateClausesStep;

/** Which products match the words, and how well as far as the index can tell. */
final class Matching {

    /** Where words are looked for. */
    static final List<String> FIELDS = List.of(
            Field.TITLE_WORDS,
            Field.BRAND_WORDS,
            Field.CATEGORY_WORDS,
            Field.ATTRIBUTE_WORDS,
            Field.DESCRIPTION_WORDS,
            Field.JOINED_WORDS);

    private static final float TITLE = 0.15f;
    private static final float BRAND = 0.075f;
    private static final float CATEGORY = 0.05f;
    private static final float ATTRIBUTES = 0.04f;
    private static final float JOINED = 0.075f;
    private static final float DESCRIPTION = 0.015f;

    /** What a word that was not typed like that is worth of one that was. */
    private static final float CORRECTED = 0.5f;

    private static final float REWORDED = 0.8f;
    /** Shorter words are never two in one. */
    private static final int SHORTEST_JOINED = 3;

    private final SearchPredicateFactory factory;

    Matching(SearchPredicateFactory factory) {
        this.factory = factory;
    }

    /**
     * @param whole only products with every word, corrected or not
     */
    PredicateFinalStep words(Words words, Wanted wanted, boolean whole) {
        if (wanted.slots().isEmpty()) {
            return code(words);
        }
        return factory.bool(any -> {
            wanted.slots().forEach(slot -> word(any, slot));
            wanted.pairs().forEach(pair -> term(any, pair, 1));
            wanted.rewordings().forEach(rewording -> rewording(any, rewording));
            List<PredicateFinalStep> tiers = tiers(words, wanted);
            if (whole && !wanted.isOneWord()) {
                var one = factory.or();
                tiers.forEach(one::add);
                any.must(one);
            } else {
                tiers.forEach(any::should);
            }
        });
    }

    private List<PredicateFinalStep> tiers(Words words, Wanted wanted) {
        List<PredicateFinalStep> tiers = new ArrayList<>();
        tiers.add(code(words));
        tiers.add(every(wanted, false).constantScore().boost(Relevance.EVERY_WORD));
        if (wanted.corrected()) {
            tiers.add(every(wanted, true).constantScore().boost(Relevance.CORRECTED));
        }
        return tiers;
    }

    /** Products with every word, those with the query as their code included. */
    SearchPredicate whole(Words words, Wanted wanted) {
        return factory.or(code(words), every(wanted, true)).toPredicate();
    }

    private PredicateFinalStep code(Words words) {
        return factory.match()
                .field(Field.CODES)
                .matching(Codes.folded(words.text()))
                .constantScore()
                .boost(Relevance.CODE);
    }

    private SimpleBooleanPredicateClausesStep<?, ?> every(Wanted wanted, boolean corrected) {
        var every = factory.and();
        wanted.slots().forEach(slot -> every.add(oneOf(slot, corrected)));
        return every;
    }

    private PredicateFinalStep oneOf(Slot slot, boolean corrected) {
        var one = factory.or();
        one.add(has(slot.stem()));
        slot.pairs().forEach(pair -> one.add(has(pair)));
        slot.rewordings().stream()
                .filter(rewording -> corrected || !rewording.corrected())
                .forEach(rewording -> one.add(has(rewording)));
        if (corrected) {
            slot.corrections().forEach(correction -> one.add(has(correction)));
        }
        return one;
    }

    PredicateFinalStep has(String field, String stem) {
        return factory.match().field(field).matching(stem).skipAnalysis();
    }

    private PredicateFinalStep has(String stem) {
        return has(Field.WORDS, stem);
    }

    private PredicateFinalStep has(Rewording rewording) {
        return rewording.stems().size() == 1
                ? has(rewording.text())
                : factory.phrase().field(Field.WORDS).matching(rewording.text());
    }

    private void word(BooleanPredicateClausesStep<?, ?> any, Slot slot) {
        term(any, slot.stem(), 1);
        slot.corrections().forEach(correction -> term(any, correction, CORRECTED));
    }

    private void rewording(BooleanPredicateClausesStep<?, ?> any, Rewording rewording) {
        float share = rewording.corrected() ? CORRECTED * REWORDED : REWORDED;
        if (rewording.stems().size() == 1) {
            term(any, rewording.text(), share);
        } else {
            any.should(factory.phrase()
                    .field(Field.TITLE_WORDS)
                    .boost(TITLE * share)
                    .field(Field.CATEGORY_WORDS)
                    .boost(CATEGORY * share)
                    .field(Field.DESCRIPTION_WORDS)
                    .boost(DESCRIPTION * share)
                    .matching(rewording.text()));
        }
    }

    /** One word, wherever it stands; each field adds to the score, the name most. */
    private void term(BooleanPredicateClausesStep<?, ?> any, String stem, float share) {
        in(any, Field.TITLE_WORDS, stem, TITLE * share);
        in(any, Field.BRAND_WORDS, stem, BRAND * share);
        in(any, Field.CATEGORY_WORDS, stem, CATEGORY * share);
        in(any, Field.ATTRIBUTE_WORDS, stem, ATTRIBUTES * share);
        in(any, Field.DESCRIPTION_WORDS, stem, DESCRIPTION * share);
        if (stem.length() >= SHORTEST_JOINED) {
            in(any, Field.JOINED_WORDS, stem, JOINED * share);
        }
    }

    private void in(BooleanPredicateClausesStep<?, ?> any, String field, String stem, float boost) {
        any.should(factory.match().field(field).matching(stem).skipAnalysis().boost(boost));
    }
}
