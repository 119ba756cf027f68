package dev.flywheel.catalog.search;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a score is put together: products in tiers, and within a tier by how well their words match (BM25, well below a
 * tier's step). An exact SKU or GTIN comes first, then products with all the words, then those with some.
 */
final class Relevance {

    /** Added when the query is a code of the product. */
    static final float EXACT = 10_000;

    /** Added when the product has all words of the query. */
    static final float ALL_WORDS = 1_000;

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Relevance() {}

    /**
     * The score as the share of what the best product has, 0 to 1, as auctions want it. Products that lack a word have at
     * most one half.
     *
     * @param best highest {@link #words} of all candidates
     */
    static BigDecimal share(float score, float best) {
        if (score >= EXACT) {
            return BigDecimal.ONE;
        }
        if (best <= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal share = BigDecimal.valueOf(words(score) / best)
                .min(BigDecimal.ONE)
                .max(BigDecimal.ZERO)
                .setScale(4, RoundingMode.HALF_UP);
        return score >= ALL_WORDS ? share : share.multiply(HALF);
    }

    /** What the words alone contributed. */
    static float words(float score) {
        float left = score >= EXACT ? score - EXACT : score;
        return left >= ALL_WORDS ? left - ALL_WORDS : left;
    }
}
