package dev.flywheel.ads.auction;

import dev.flywheel.ads.targeting.AdPlace;

/**
 * An ad that matched the query and is asked for its papers.
 *
 * @param relevance of its product to the query, in parts per 10^9
 * @param left what its campaign can still spend today, less what clicks on ads already shown may cost, in micros
 */
record Entrant(AdPlace place, long relevance, Standing standing, long left) {

    /** The bid, cut to what the budget still pays: so a click that is won can also be charged. */
    long bid() {
        return Math.min(place.bid(), left);
    }

    long quality() {
        return Quality.of(place.clickRate(), relevance);
    }

    Contender contender() {
        return new Contender(place.ad(), place.product(), place.advertiser(), bid(), quality());
    }
}
