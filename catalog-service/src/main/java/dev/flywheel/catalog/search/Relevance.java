package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.ranking.Standing.Tier;

/**
 * How the index puts a score together: products in tiers, and within a tier by how well their words match (BM25 with
 * {@linkplain Matching boosts} so small that it stays well below a tier's step).
 */
final class Relevance {

    /** Added when the query is a code of the product. */
    static final float CODE = 10_000;

    /** Added when the product has all words of the query. */
    static final float EVERY_WORD = 1_000;

    /** Added when it has all words with some of them corrected. */
    static final float CORRECTED = 500;

    private Relevance() {}

    static Tier tier(float score) {
        if (score >= CODE) {
            return Tier.CODE;
        }
        if (score >= EVERY_WORD) {
            return Tier.EVERY_WORD;
        }
        return score >= CORRECTED ? Tier.CORRECTED : Tier.SOME_WORDS;
    }

    /** What the words alone contributed. */
    static float text(float score) {
        float left = score;
        for (float step : new float[] {CODE, EVERY_WORD, CORRECTED}) {
            left = left >= step ? left - step : left;
        }
        return left;
    }
}
