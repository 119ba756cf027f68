package dev.flywheel.ads.auction;

import java.math.BigInteger;
import java.util.List;

/**
 * Vickrey, Clarke and Groves: each winner pays what his presence costs the others, so that bidding one's true value is
 * best. {@code p_k = 1 / (x_k q_k) * SUM_{j=k..K} (x_j - x_{j+1}) * s_{j+1}}, with x the views of the slots, x_{K+1} = 0,
 * and a score of 0 where nobody is next; rounded up once.
 */
final class Vickrey implements Pricing {

    private final long[] views;

    /**
     * @param views how often each slot is looked at, falling; only the ratios matter
     */
    Vickrey(long... views) {
        this.views = views.clone();
    }

    @Override
    public long price(List<Contender> ranked, int place, Terms terms) {
        Contender winner = ranked.get(place);
        BigInteger harm = BigInteger.ZERO;
        for (int slot = place; slot < terms.slots() && slot + 1 < ranked.size(); slot++) {
            long lost = views[slot] - (slot + 1 < terms.slots() ? views[slot + 1] : 0);
            harm = harm.add(BigInteger.valueOf(lost)
                    .multiply(BigInteger.valueOf(ranked.get(slot + 1).score())));
        }
        BigInteger own = BigInteger.valueOf(views[place]).multiply(BigInteger.valueOf(winner.quality()));
        BigInteger[] price = harm.divideAndRemainder(own);
        long rounded = price[0].longValueExact() + price[1].signum();
        return Pricing.clamp(rounded, winner, terms);
    }
}
