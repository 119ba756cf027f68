package dev.flywheel.ads.auction;

import java.util.UUID;

/**
 * How an ad stands at this moment, as the database knows.
 *
 * @param enabled campaign, ad group, ad and keyword are
 * @param inPeriod today is between the campaign's dates
 * @param mayBeSold its offer can be bought, is still the product it was, and its seller may sell
 * @param left the day's budget less what is spent, in micros
 * @param label who advertises, as shown to shoppers
 */
record Standing(
        UUID ad, boolean enabled, boolean inPeriod, boolean mayBeSold, boolean inStock, long left, String label) {}
