package dev.flywheel.ads.auction;

import java.util.Comparator;
import java.util.UUID;

/**
 * An ad that takes part in an auction.
 *
 * @param bid the most a click may cost, in micros; at most 1,000 major units
 * @param quality expected clicks per look times relevance, in parts per 10^9; at least 1
 */
record Contender(UUID ad, UUID product, UUID seller, long bid, long quality) {

    /** Best first; ties by ad, so that the same input gives the same result. */
    static final Comparator<Contender> BY_SCORE =
            Comparator.comparingLong(Contender::score).reversed().thenComparing(Contender::ad);

    Contender {
        if (bid <= 0 || quality < 1 || quality > Quality.WHOLE) {
            throw new IllegalArgumentException("no contender: bid " + bid + ", quality " + quality);
        }
    }

    /** What a look at this ad is worth: bid times quality, exact. */
    long score() {
        return Math.multiplyExact(bid, quality);
    }
}
