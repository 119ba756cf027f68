package dev.flywheel.catalog.search.ranking;

import java.util.Map;

/**
 * What speaks for a product whatever the words: mild, so that among equals the better liked comes first and nothing
 * else changes.
 *
 * @param popularity 0 for what hardly sells to 1
 * @param rating -1 for bad, 0 for unknown or usual, 1 for the best
 * @param category share of the best matches that are of its category, 0 to 1
 */
public record Signals(double popularity, double rating, double category) {

    public static final Signals NONE = new Signals(0, 0, 0);

    static final double POPULARITY = 0.02;
    static final double RATING = 0.02;
    static final double CATEGORY = 0.02;

    public double score() {
        return POPULARITY * popularity + RATING * rating + CATEGORY * category;
    }

    /** What the score is the sum of, by name. */
    public Map<String, Double> parts() {
        return Map.of(
                "popularity", POPULARITY * popularity, "rating", RATING * rating, "category", CATEGORY * category);
    }

    public Signals of(double categoryShare) {
        return new Signals(popularity, rating, categoryShare);
    }
}
