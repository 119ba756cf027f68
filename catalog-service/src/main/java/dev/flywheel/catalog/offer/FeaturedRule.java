package dev.flywheel.catalog.offer;

import java.util.Comparator;
import java.util.List;

/**
 * One reason to prefer an offer to another.
 *
 * @param name what an explanation calls it
 * @param order the better offer first
 */
public record FeaturedRule(String name, Comparator<Offer> order) {

    static final FeaturedRule IN_STOCK =
            new FeaturedRule("in stock", Comparator.comparing(Offer::inStock).reversed());

    static final FeaturedRule CONDITION = new FeaturedRule("better condition", Comparator.comparing(Offer::condition));

    /** Amounts of different currencies cannot be compared; such offers stand in the order of their currencies' codes. */
    static final FeaturedRule PRICE = new FeaturedRule(
            "lower price",
            Comparator.comparing((Offer offer) -> price(offer).currency().getCurrencyCode())
                    .thenComparing(offer -> price(offer).minor()));

    static final FeaturedRule RETAILER = new FeaturedRule(
            "sold by " + Offer.RETAILER, Comparator.comparing(Offer::ofRetailer).reversed());

    /** Ids grow with time, so the smaller one was there first. */
    static final FeaturedRule OLDEST =
            new FeaturedRule("listed first", Comparator.comparing(Offer::id, FeaturedRule::byAge));

    /** All rules; a later one counts only where those before it see no difference. */
    static final List<FeaturedRule> IN_ORDER = List.of(IN_STOCK, CONDITION, PRICE, RETAILER, OLDEST);

    private static dev.flywheel.domain.Money price(Offer offer) {
        return java.util.Objects.requireNonNull(offer.price(), "only offers with a price are compared");
    }

    /** {@link java.util.UUID#compareTo} is signed and would not follow time. */
    private static int byAge(java.util.UUID one, java.util.UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
