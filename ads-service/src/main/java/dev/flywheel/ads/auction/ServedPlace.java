package dev.flywheel.ads.auction;

import dev.flywheel.ads.click.ServedAd;

/**
 * A served ad with everything its price follows from.
 *
 * @param query words searched for
 */
record ServedPlace(
        ServedAd ad, String query, Auction.Winner winner, Entrant entrant, Terms terms, PricingRule pricing) {

    /** Price times the chance of a click, in micros. */
    long expectedCost() {
        return Math.multiplyExact(ad.price(), entrant.place().clickRate()) / Quality.WHOLE;
    }
}
