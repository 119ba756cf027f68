package dev.flywheel.catalog.offer;

import dev.flywheel.domain.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why an offer is featured and the others are not, in full: for operators only.
 *
 * @param rules in the order in which they count
 * @param offers the featured one first, then those that may be featured by rank, then the others
 */
record FeaturedExplanation(List<String> rules, List<Place> offers) {

    static FeaturedExplanation of(List<Considered> all) {
        List<Considered> eligible = all.stream()
                .filter(offer -> EligibilityRule.missedBy(offer).isEmpty())
                .sorted(Comparator.comparing(Considered::offer, FeaturedOffer.BEST_FIRST))
                .toList();
        List<Place> places = new ArrayList<>();
        for (Considered offer : eligible) {
            places.add(Place.eligible(
                    offer.offer(), places.size() + 1, eligible.getFirst().offer()));
        }
        all.stream()
                .filter(offer -> !EligibilityRule.missedBy(offer).isEmpty())
                .forEach(offer -> places.add(Place.missing(offer)));
        return new FeaturedExplanation(
                FeaturedRule.IN_ORDER.stream().map(FeaturedRule::name).toList(), places);
    }

    /**
     * @param rank absent for an offer that may not be featured
     * @param misses names of what it lacks to be featured
     * @param lostBy the first rule that puts it behind the featured offer; absent for that one
     * @param values under each rule, in their order
     */
    record Place(
            @Nullable Integer rank,
            UUID offerId,
            @Nullable UUID sellerId,
            String sellerName,
            String sku,
            List<String> misses,
            @Nullable String lostBy,
            SellerStanding sellerStanding,
            @Nullable Counted countedPrice,
            List<Value> values) {

        private static Place eligible(Offer offer, int rank, Offer featured) {
            return new Place(
                    rank,
                    offer.id(),
                    offer.seller(),
                    offer.sellerName(),
                    offer.sku(),
                    List.of(),
                    rank == 1 ? null : FeaturedOffer.deciding(featured, offer).name(),
                    offer.standing(),
                    Counted.of(offer),
                    FeaturedRule.IN_ORDER.stream()
                            .map(rule -> new Value(rule.name(), rule.shown().apply(offer)))
                            .toList());
        }

        private static Place missing(Considered considered) {
            Offer offer = considered.offer();
            return new Place(
                    null,
                    offer.id(),
                    offer.seller(),
                    offer.sellerName(),
                    offer.sku(),
                    EligibilityRule.missedBy(considered).stream()
                            .map(EligibilityRule::name)
                            .toList(),
                    null,
                    offer.standing(),
                    Optional.of(offer).filter(Offer::buyable).map(Counted::of).orElse(null),
                    List.of());
        }
    }

    /**
     * @param landed price with delivery
     * @param counted the sum that is compared, rounded
     */
    record Counted(Money landed, List<CountedPrice.Part> handicaps, Money counted) {

        static Counted of(Offer offer) {
            CountedPrice price = CountedPrice.of(offer);
            return new Counted(price.landed(), price.parts(), price.rounded());
        }
    }

    record Value(String rule, String value) {}
}
