package dev.flywheel.catalog.search;

import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.catalog.offer.Offers;
import dev.flywheel.catalog.search.SearchController.Item;
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
import java.util.function.Function;
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

    List<Item> among(List<Hit> hits, String query, @Nullable AccountId shopper, int pageSize) {
        List<Hit> best = hits.subList(0, Math.min(CANDIDATES, hits.size()));
        List<Winner> winners = places.serve(query, pageSize < PAGE_WITH_ROOM ? 2 : 3, shopper, candidates(best));
        if (winners.isEmpty()) {
            return List.of();
        }
        Map<ProductId, Hit> byProduct = best.stream().collect(Collectors.toMap(Hit::product, Function.identity()));
        Map<OfferId, Offer> shown =
                offers.find(winners.stream().map(Winner::offer).toList());
        return winners.stream()
                .map(winner -> item(winner, byProduct.get(winner.product()), shown.get(winner.offer())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Candidate> candidates(List<Hit> hits) {
        float best = (float) hits.stream()
                .mapToDouble(hit -> Relevance.words(hit.score()))
                .max()
                .orElse(0);
        return hits.stream()
                .filter(hit -> hit.price() != null)
                .map(hit -> new Candidate(hit.product(), Relevance.share(hit.score(), best)))
                .toList();
    }

    /** The price is that of the advertised offer; one that cannot be bought is not shown. */
    private static Optional<Item> item(Winner winner, @Nullable Hit hit, @Nullable Offer offer) {
        if (hit == null
                || offer == null
                || !offer.buyable()
                || !Objects.equals(offer.product(), hit.product().value())) {
            return Optional.empty();
        }
        return Optional.of(new Item(
                hit.product(),
                hit.title(),
                hit.brand(),
                hit.category(),
                hit.image(),
                winner.offer(),
                offer.price(),
                offer.sellerName(),
                offer.inStock(),
                true,
                LABEL,
                winner.advertiser(),
                winner.clickToken()));
    }
}
