package dev.flywheel.catalog.recommendation;

/**
 * How two products go together, by the number of baskets they are in. The formulas are those of the usual two-by-two table:
 * k11 baskets have both, k12 only the one, k21 only the other, k22 neither.
 *
 * @param together baskets that have both (k11)
 * @param one baskets that have the one (k11 + k12)
 * @param other baskets that have the other (k11 + k21)
 * @param all baskets with anything in them (N)
 */
public record Association(long together, long one, long other, long all) {

    /**
     * Two baskets out of two say less than two hundred out of two hundred: the cosine is scaled by k11 / (k11 + this). Five
     * did best on the June and July of the UCI invoices after learning until May; see docs/benchmarks/recommendations.md.
     */
    static final int SHRINKAGE = 5;

    public Association {
        if (together < 0 || together > Math.min(one, other)) {
            throw new IllegalArgumentException(together + " baskets with both, of " + one + " and " + other);
        }
    }

    /** Cosine of the two products' baskets: k11 / √(c₁·c₂), 0 to 1. */
    public double cosine() {
        return together == 0 ? 0 : together / Math.sqrt((double) one * other);
    }

    /** The cosine, less so where few baskets speak for it. */
    public double closeness() {
        return cosine() * together / (together + SHRINKAGE);
    }

    /** How many times more often together than by chance: k11·N / (c₁·c₂). */
    public double lift() {
        return together == 0 ? 0 : (double) together * all / ((double) one * other);
    }

    /** The share of the one's baskets that have the other too: k11 / c₁. */
    public double confidence() {
        return together == 0 ? 0 : (double) together / one;
    }

    /**
     * The log-likelihood ratio G² (Dunning 1993): how surely the two are not independent, of whatever direction; 10.83 is
     * p &lt; 0.001. G² = 2·(H(rows) + H(columns) − H(matrix)) with H(k) = N·ln N − Σ k·ln k.
     */
    public double significance() {
        long onlyOne = one - together;
        long onlyOther = other - together;
        // Only products near each other in a large basket are counted as together, so there may be less than none left.
        long neither = Math.max(0, all - one - other + together);
        double rows = entropy(one, onlyOther + neither);
        double columns = entropy(other, onlyOne + neither);
        double matrix = entropy(together, onlyOne, onlyOther, neither);
        return Math.max(0, 2 * (rows + columns - matrix));
    }

    private static double entropy(long... counts) {
        long sum = 0;
        double parts = 0;
        for (long count : counts) {
            sum += count;
            parts += xLogX(count);
        }
        return xLogX(sum) - parts;
    }

    private static double xLogX(long count) {
        return count == 0 ? 0 : count * Math.log(count);
    }
}
