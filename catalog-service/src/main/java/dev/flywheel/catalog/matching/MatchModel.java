package dev.flywheel.catalog.matching;

import java.util.Arrays;
import java.util.List;

/**
 * How much each feature of an {@link Agreement} counts, and what follows from the sum.
 *
 * <p>Conditional logit: of n candidates and "none of them", candidate i is meant with the probability
 * {@code exp(s_i) / (exp(none) + sum of exp(s_j))}. So one number holds both how well a product fits and how far the next
 * one is behind. The weights were fitted to the matches people found between two shops; docs/benchmarks/matching.md says
 * on what, with which result, and how to fit them again.
 *
 * @param weights in the order of {@link #features}
 * @param none what "it is not there" counts
 * @param matched from this probability on an item is the product, unless numbers differ
 * @param isNew from this probability of none of them on, it is new
 */
record MatchModel(double[] weights, double none, double matched, double isNew) {

    static final MatchModel FITTED = new MatchModel(
            new double[] {4.38, 3.58, 3.39, 4.21, -1.58, -1.21, -1.47, -2.55, -3.15, -2.48, -0.64}, 5.3, 0.6, 0.5);

    static final List<String> FEATURES = List.of(
            "words of the item",
            "words of the product",
            "words of both",
            "same model number",
            "other model number",
            "other year",
            "other measures",
            "other brand",
            "other variant",
            "gap between prices",
            "price unknown");

    static double[] features(Agreement agreement) {
        return new double[] {
            agreement.itemCovered(),
            agreement.productCovered(),
            agreement.itemCovered() * agreement.productCovered(),
            agreement.modelNumber(),
            one(agreement.modelNumbersDiffer()),
            one(agreement.yearsDiffer()),
            agreement.unitsDiffer(),
            one(agreement.brandsDiffer()),
            one(agreement.variantsDiffer()),
            agreement.priceGap(),
            one(agreement.priceUnknown())
        };
    }

    double score(Agreement agreement) {
        double[] features = features(agreement);
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }

    /** The probability of each of the agreements to be the one that is meant. */
    double[] probabilities(List<Agreement> agreements) {
        double[] scores = agreements.stream().mapToDouble(this::score).toArray();
        double highest = Math.max(none, Arrays.stream(scores).max().orElse(none));
        double sum = Math.exp(none - highest);
        for (double score : scores) {
            sum += Math.exp(score - highest);
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - highest) / sum;
        }
        return scores;
    }

    private static double one(boolean holds) {
        return holds ? 1 : 0;
    }
}
