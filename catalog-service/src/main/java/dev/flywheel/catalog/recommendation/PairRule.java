package dev.flywheel.catalog.recommendation;

import java.util.function.Predicate;

/**
 * One thing that must hold of two products before one is recommended beside the other.
 *
 * @param name what an explanation calls it
 */
record PairRule(String name, Predicate<Association> holds) {

    /** So that nobody sees in a list what a single customer bought. */
    static final int SUPPORT = 3;

    private static final double SIGNIFICANT = 10.83;

    static final PairRule SUPPORTED =
            new PairRule("in at least three baskets together", pair -> pair.together() >= SUPPORT);

    /** G² is large for products that avoid each other, too. */
    static final PairRule ATTRACTED = new PairRule("more often together than by chance", pair -> pair.lift() > 1);

    static final PairRule NO_CHANCE = new PairRule("G² of at least 10.83", pair -> pair.significance() >= SIGNIFICANT);
}
