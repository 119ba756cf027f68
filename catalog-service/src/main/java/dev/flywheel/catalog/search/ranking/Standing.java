package dev.flywheel.catalog.search.ranking;

import java.util.Comparator;

/** Where a product stands among those found: by tier, and within a tier by what speaks for it. The best comes first. */
public record Standing(Tier tier, double score) implements Comparable<Standing> {

    /** Of how well the whole text matches, so that what the names leave open is not left to chance. */
    public static final double TEXT = 0.03;

    private static final Comparator<Standing> BEST_FIRST =
            Comparator.comparing(Standing::tier).thenComparing(Standing::score).reversed();

    /**
     * @param found where the index saw it; the names may lift it
     * @param text the index's own score as a share of the best one
     */
    public static Standing of(Agreement agreement, Tier found, double text, Signals signals) {
        Tier tier = agreement.complete() && found.compareTo(Tier.NAMED) < 0 ? Tier.NAMED : found;
        return new Standing(tier, agreement.score() + TEXT * text + signals.score());
    }

    @Override
    public int compareTo(Standing other) {
        return BEST_FIRST.compare(this, other);
    }

    /** From the least to the best. */
    public enum Tier {
        SOME_WORDS,
        /** All words, some of them spelled as they probably were meant. */
        CORRECTED,
        /** All words, some of them in the attributes or the description. */
        EVERY_WORD,
        /** All words in title, brand, model and category. */
        NAMED,
        /** The query is one of the product's codes. */
        CODE
    }
}
