package dev.flywheel.catalog.matching;

import dev.flywheel.catalog.matching.Decision.Likely;
import dev.flywheel.domain.ProductId;
import java.util.List;
import java.util.Set;

/**
 * How often automatic matches are right.
 *
 * @param items all of them, each with its product in the catalogue
 * @param right matched by itself, to a product people found to be the same
 * @param wrong matched by itself, to another one
 * @param falselyMatched of the same items without their products in the catalogue, how many were matched all the same
 */
record MatchingFigures(int items, int right, int wrong, int falselyMatched) {

    /**
     * @param truth products among the candidates that are right
     * @param present with them
     * @param absent without them
     */
    record Judged(String source, Set<ProductId> truth, Decision present, Decision absent) {

        boolean firstIsRight() {
            return !present.likely().isEmpty()
                    && truth.contains(present.likely().getFirst().candidate().product());
        }
    }

    static MatchingFigures of(List<Judged> all, double threshold) {
        int right = 0;
        int wrong = 0;
        int falselyMatched = 0;
        for (Judged one : all) {
            if (matches(one.present(), threshold)) {
                right += one.firstIsRight() ? 1 : 0;
                wrong += one.firstIsRight() ? 0 : 1;
            }
            falselyMatched += matches(one.absent(), threshold) ? 1 : 0;
        }
        return new MatchingFigures(all.size(), right, wrong, falselyMatched);
    }

    static boolean matches(Decision decision, double threshold) {
        if (decision.likely().isEmpty()) {
            return false;
        }
        Likely best = decision.likely().getFirst();
        return best.certainty() >= threshold && !best.agreement().numbersDiffer();
    }

    /** The lowest threshold that has the precision, so the one with the most matches. */
    static double threshold(List<Judged> all, double precision) {
        for (int percent = 30; percent < 99; percent++) {
            if (of(all, percent / 100.0).precision() >= precision) {
                return percent / 100.0;
            }
        }
        return 0.99;
    }

    double precision() {
        return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    double recall() {
        return items == 0 ? 0 : (double) right / items;
    }
}
