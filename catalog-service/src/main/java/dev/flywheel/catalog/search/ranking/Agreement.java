package dev.flywheel.catalog.search.ranking;

import java.util.Map;

/**
 * What speaks for a product, each 0 to 1.
 *
 * @param complete every word of the query is in the product's names as it was typed
 * @param found share of the query that the names answer, by weight of the words
 * @param number weight of the heaviest number of the query that they have: a model, a version, a year
 * @param covered share of the title that was asked for, as far as the query names one certain thing
 * @param leading how far the title begins with what was asked for, likewise
 * @param together share of the query's neighbouring words that are neighbours in the title
 */
public record Agreement(
        boolean complete, double found, double number, double covered, double leading, double together) {

    static final double FOUND = 0.35;
    static final double NUMBER = 0.25;
    static final double COVERED = 0.30;
    static final double LEADING = 0.10;
    /** Little, since the order of words matters little. */
    static final double TOGETHER = 0.05;

    /** 0 to 1.05. */
    public double score() {
        return FOUND * found + NUMBER * number + COVERED * covered + LEADING * leading + TOGETHER * together;
    }

    /** What the score is the sum of, by name. */
    public Map<String, Double> parts() {
        return Map.of(
                "found", FOUND * found,
                "number", NUMBER * number,
                "covered", COVERED * covered,
                "leading", LEADING * leading,
                "together", TOGETHER * together);
    }
}
