package dev.flywheel.catalog.search;

import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.catalog.offer.Offers;
import dev.flywheel.catalog.sponsored.SponsoredPlaces;
import dev.flywheel.contracts.ads.Auctions.Candidate;
import dev.flywheel.contracts.ads.Auctions.Winner;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sponsored products among those a search found; they come on top and leave the others as they are. */
@Component
class SponsoredHits {

    /** How many of the best take part in the auction. */
    static final int CANDIDATES = 100;

    private static final String LABEL = "Sponsored";
    private static final int PAGE_WITH_ROOM = 10;

    private final SponsoredPlaces places;
    private final Offers offers;

    SponsoredHits(SponsoredPlaces places, Offers offers) {
        this.places = places;
        this.offers = offers;
    }

    /** Holds the auction among the best of the ranking; winners that took no part do not count. */
    List<Winner> winners(List<Ranked> ranking, String query, @Nullable AccountId shopper, int pageSize) {
        List<Ranked> best = ranking.subList(0, Math.min(CANDIDATES, ranking.size()));
        Set<ProductId> known = best.stream().map(Ranked::product).collect(Collectors.toSet());
        int slots = pageSize < PAGE_WITH_ROOM ? 2 : 3;
        return places.serve(query, slots, shopper, candidates(best)).stream()
                .filter(winner -> known.contains(winner.product()))
                .toList();
    }

    private static List<Candidate> candidates(List<Ranked> best) {
        double top = best.stream().mapToDouble(Ranked::score).max().orElse(0);
        return best.stream()
                .map(rank -> new Candidate(rank.product(), rank.share(top)))
                .toList();
    }

    /** What to show of the winners. */
    List<SearchItem> items(List<Winner> winners, Map<ProductId, Hit> hits) {
        if (winners.isEmpty()) {
            return List.of();
        }
        Map<OfferId, Offer> shown =
                offers.find(winners.stream().map(Winner::offer).toList());
        return winners.stream()
                .map(winner -> item(winner, hits.get(winner.product()), shown.get(winner.offer())))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The price is that of the advertised offer; one that cannot be bought is not shown. */
    private static Optional<SearchItem> item(Winner winner, @Nullable Hit hit, @Nullable Offer offer) {
        if (hit == null
                || offer == null
                || !offer.buyable()
                || !Objects.equals(offer.product(), hit.product().value())) {
            return Optional.empty();
        }
        return Optional.of(SearchItem.sponsored(hit, offer, winner, LABEL));
    }
}
