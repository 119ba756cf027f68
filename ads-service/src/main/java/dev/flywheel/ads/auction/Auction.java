package dev.flywheel.ads.auction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One auction: ranks, fills the slots and sets the prices. Pure: the same contenders give the same result. */
final class Auction {

    private static final Pricing GSP = new SecondPrice();
    private static final Pricing VCG = new Vickrey(SlotViews.all());

    private Auction() {}

    static List<Winner> hold(Collection<Contender> contenders, Terms terms) {
        List<Contender> ranked = rank(contenders, terms);
        return IntStream.range(0, Math.min(terms.slots(), ranked.size()))
                .mapToObj(place -> new Winner(
                        place + 1,
                        ranked.get(place),
                        place + 1 < ranked.size() ? ranked.get(place + 1).score() : null,
                        GSP.price(ranked, place, terms),
                        VCG.price(ranked, place, terms)))
                .toList();
    }

    /**
     * Best first: bids below the reserve are out, then each product's and each seller's lesser ads. Those held back set
     * no price: nobody is outbid by himself.
     */
    static List<Contender> rank(Collection<Contender> contenders, Terms terms) {
        List<Contender> sorted = contenders.stream()
                .filter(contender -> contender.bid() >= terms.reserve())
                .sorted(Contender.BY_SCORE)
                .toList();
        Set<UUID> products = new HashSet<>();
        Map<UUID, Integer> ofSeller = new HashMap<>();
        List<Contender> ranked = new ArrayList<>();
        for (Contender contender : sorted) {
            boolean sellerIsFull = ofSeller.getOrDefault(contender.seller(), 0) >= terms.perSeller();
            if (!sellerIsFull && products.add(contender.product())) {
                ofSeller.merge(contender.seller(), 1, Integer::sum);
                ranked.add(contender);
            }
        }
        return ranked;
    }

    /**
     * A filled slot.
     *
     * @param slot from 1
     * @param nextScore score of the next in the ranking, from which the price follows; null when there was none
     * @param secondPrice by GSP, in micros
     * @param vickreyPrice by VCG, in micros
     */
    record Winner(int slot, Contender who, @Nullable Long nextScore, long secondPrice, long vickreyPrice) {

        long price(PricingRule rule) {
            return switch (rule) {
                case GSP -> secondPrice;
                case VCG -> vickreyPrice;
            };
        }
    }
}
