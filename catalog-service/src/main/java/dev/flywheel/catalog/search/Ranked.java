package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.ranking.Standing.Tier;
import dev.flywheel.domain.ProductId;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A product's place in a result, before it is known what to show of it.
 *
 * @param score among products of the same tier
 */
record Ranked(ProductId product, Tier tier, double score) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** It lacks a word of the query. */
    boolean partial() {
        return tier == Tier.SOME_WORDS;
    }

    /**
     * The score as the share of what the best product has, 0 to 1, as auctions want it. Products that lack a word have at
     * most one half.
     *
     * @param best highest score of all candidates
     */
    BigDecimal share(double best) {
        if (tier == Tier.CODE) {
            return BigDecimal.ONE;
        }
        if (best <= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal share = BigDecimal.valueOf(score / best)
                .min(BigDecimal.ONE)
                .max(BigDecimal.ZERO)
                .setScale(4, RoundingMode.HALF_UP);
        return partial() ? share.multiply(HALF) : share;
    }
}
