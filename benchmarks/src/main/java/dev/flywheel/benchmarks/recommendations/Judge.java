package dev.flywheel.benchmarks.recommendations;

import java.util.List;

/**
 * Leaves out each product of each basket in turn and looks at which rank the rest of the basket finds it. Every basket
 * counts the same, however large it is.
 */
final class Judge {

    private static final int AT = 20;

    /** What is left of a score when all its parts are taken away again. */
    private static final double NOTHING = 1e-9;

    private Judge() {}

    static Score judge(Technique technique, List<int[]> baskets) {
        int products = technique.votes().length;
        double hits = 0;
        double reciprocals = 0;
        boolean[] recommended = new boolean[products];
        double[] total = new double[products];
        for (int[] basket : baskets) {
            java.util.Arrays.fill(total, 0);
            boolean[] inBasket = new boolean[products];
            for (int product : basket) {
                inBasket[product] = true;
                add(total, technique.votes()[product], 1);
            }
            mark(total, inBasket, recommended);
            double basketHits = 0;
            double basketReciprocals = 0;
            for (int left : basket) {
                add(total, technique.votes()[left], -1);
                int rank = rank(total, inBasket, left);
                add(total, technique.votes()[left], 1);
                if (rank <= AT) {
                    basketHits++;
                    basketReciprocals += 1.0 / rank;
                }
            }
            hits += basketHits / basket.length;
            reciprocals += basketReciprocals / basket.length;
        }
        int covered = 0;
        for (boolean one : recommended) {
            covered += one ? 1 : 0;
        }
        return new Score(hits / baskets.size(), reciprocals / baskets.size(), (double) covered / products);
    }

    private static void add(double[] total, double[] votes, int sign) {
        for (int product = 0; product < total.length; product++) {
            total[product] += sign * votes[product];
        }
    }

    /** Of equals the smaller number comes first; what nothing speaks for is not recommended. */
    private static int rank(double[] total, boolean[] inBasket, int left) {
        double own = total[left];
        if (own < NOTHING) {
            return Integer.MAX_VALUE;
        }
        int rank = 1;
        for (int product = 0; product < total.length && rank <= AT; product++) {
            if (!inBasket[product] && (total[product] > own || (total[product] == own && product < left))) {
                rank++;
            }
        }
        return rank;
    }

    /** What a shopper with the whole basket would be shown. */
    private static void mark(double[] total, boolean[] inBasket, boolean[] recommended) {
        boolean[] taken = new boolean[total.length];
        for (int place = 0; place < AT; place++) {
            int best = -1;
            for (int product = 0; product < total.length; product++) {
                if (!inBasket[product]
                        && !taken[product]
                        && total[product] >= NOTHING
                        && (best < 0 || total[product] > total[best])) {
                    best = product;
                }
            }
            if (best < 0) {
                return;
            }
            taken[best] = true;
            recommended[best] = true;
        }
    }

    /**
     * @param hitRate share of the products left out that are among the first twenty
     * @param reciprocalRank mean of one over their rank, zero beyond twenty
     * @param coverage share of all products that anybody is shown
     */
    record Score(double hitRate, double reciprocalRank, double coverage) {}
}
