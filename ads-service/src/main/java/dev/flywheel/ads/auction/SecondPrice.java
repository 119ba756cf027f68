package dev.flywheel.ads.auction;

import java.util.List;

/**
 * The generalised second price: the least bid that would have kept the place, plus the increment. Nobody next: the
 * reserve. {@code p_k = min(b_k, max(r, ceil(s_{k+1} / q_k) + delta))}
 */
final class SecondPrice implements Pricing {

    @Override
    public long price(List<Contender> ranked, int place, Terms terms) {
        Contender winner = ranked.get(place);
        if (place + 1 == ranked.size()) {
            return terms.reserve();
        }
        long tie = Math.ceilDiv(ranked.get(place + 1).score(), winner.quality());
        return Pricing.clamp(Math.addExact(tie, terms.increment()), winner, terms);
    }
}
