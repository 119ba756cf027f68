package dev.flywheel.ads.auction;

import java.util.List;

/** What a click on a winner costs. Never below the reserve, never above his bid. */
interface Pricing {

    /**
     * @param ranked everybody who takes part, best first, shown or not
     * @param place of the winner in the ranking, from 0, below the number of slots
     * @return micros
     */
    long price(List<Contender> ranked, int place, Terms terms);

    /** Keeps a price between the reserve and the bid. */
    static long clamp(long price, Contender winner, Terms terms) {
        return Math.min(winner.bid(), Math.max(terms.reserve(), price));
    }
}
