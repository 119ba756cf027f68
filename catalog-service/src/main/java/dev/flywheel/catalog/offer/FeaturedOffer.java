package dev.flywheel.catalog.offer;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The offer a product page puts first and whose price search shows. */
public final class FeaturedOffer {

    /** A total order: the same offers have the same winner, in whatever order they come. */
    static final Comparator<Offer> BEST_FIRST = FeaturedRule.IN_ORDER.stream()
            .map(FeaturedRule::order)
            .reduce(Comparator::thenComparing)
            .orElseThrow();

    private FeaturedOffer() {}

    /** The best of the offers that can be bought; none when none can. */
    public static Optional<Offer> of(Collection<Offer> offers) {
        return offers.stream().filter(Offer::buyable).min(BEST_FIRST);
    }

    /** All of them: those that can be bought from the best one down, then the others. */
    public static List<Offer> ranked(Collection<Offer> offers) {
        Stream<Offer> buyable = offers.stream().filter(Offer::buyable).sorted(BEST_FIRST);
        return Stream.concat(buyable, offers.stream().filter(offer -> !offer.buyable()))
                .toList();
    }

    /** The first rule that tells two offers apart. */
    static FeaturedRule deciding(Offer one, Offer other) {
        return FeaturedRule.IN_ORDER.stream()
                .filter(rule -> rule.order().compare(one, other) != 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an offer is not compared with itself"));
    }
}
