package dev.flywheel.catalog.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a comparison led to.
 *
 * @param likely the products that fit best, the likeliest first
 */
record Decision(MatchStatus status, List<Likely> likely) {

    private static final int SHOWN = 5;
    private static final double WORTH_SHOWING = 0.01;

    /**
     * @param certainty probability that this product is meant
     */
    record Likely(Candidate candidate, Agreement agreement, double certainty) {}

    /** One line for each reason, for people. */
    static List<String> reasons(Agreement agreement) {
        List<String> reasons = new ArrayList<>();
        reasons.add("%d %% of your words, %d %% of its words"
                .formatted(Math.round(100 * agreement.itemCovered()), Math.round(100 * agreement.productCovered())));
        add(reasons, agreement.modelNumber() > 0, "same model number");
        add(reasons, agreement.modelNumbersDiffer(), "another model number");
        add(reasons, agreement.yearsDiffer(), "another year");
        add(reasons, agreement.unitsDiffer() > 0, "other measures");
        add(reasons, agreement.plainNumbersDiffer(), "other numbers");
        add(reasons, agreement.brandsDiffer(), "another brand");
        add(reasons, agreement.variantsDiffer(), "another colour, material or size");
        add(reasons, agreement.priceGap() > Math.log(1.5), "a price far from yours");
        return reasons;
    }

    private static void add(List<String> reasons, boolean holds, String reason) {
        if (holds) {
            reasons.add(reason);
        }
    }

    /**
     * Where numbers differ, nothing is decided without the seller: 2007 and 2005 are two products, however alike they
     * read.
     */
    static Decision of(List<Candidate> candidates, List<Agreement> agreements, MatchModel model) {
        double[] certainties = model.probabilities(agreements);
        List<Likely> likely = new ArrayList<>();
        double known = 0;
        for (int i = 0; i < certainties.length; i++) {
            known += certainties[i];
            likely.add(new Likely(candidates.get(i), agreements.get(i), certainties[i]));
        }
        likely.sort(Comparator.comparingDouble(Likely::certainty)
                .reversed()
                .thenComparing(one -> one.candidate().product().toString()));
        if (1 - known >= model.isNew() || likely.isEmpty()) {
            return new Decision(MatchStatus.NEW, shown(likely));
        }
        Likely best = likely.getFirst();
        boolean sure = best.certainty() >= model.matched() && !best.agreement().numbersDiffer();
        return new Decision(sure ? MatchStatus.MATCHED : MatchStatus.AMBIGUOUS, shown(likely));
    }

    private static List<Likely> shown(List<Likely> likely) {
        return likely.stream()
                .filter(one -> one == likely.getFirst() || one.certainty() >= WORTH_SHOWING)
                .limit(SHOWN)
                .toList();
    }
}
