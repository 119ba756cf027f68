package dev.flywheel.catalog.offer;

import dev.flywheel.domain.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * One reason to prefer an offer to another.
 *
 * @param name what an explanation calls it
 * @param order the better offer first
 * @param shown an offer's value under the rule, for people
 * @param remedy what the seller of a worse offer can do; empty when nothing
 */
public record FeaturedRule(String name, Comparator<Offer> order, Function<Offer, String> shown, String remedy) {

    static final FeaturedRule IN_STOCK = new FeaturedRule(
            "in stock",
            Comparator.comparing(Offer::inStock).reversed(),
            offer -> offer.inStock() ? "in stock" : "out of stock",
            "send or declare stock");

    /** So a used offer is featured only where there is no new one. */
    static final FeaturedRule CONDITION = new FeaturedRule(
            "better condition",
            Comparator.comparing(Offer::condition),
            offer -> offer.condition().text(),
            "offer goods of better condition under a SKU of their own");

    /** Amounts of different currencies cannot be compared; such offers stand in the order of their currencies' codes. */
    static final FeaturedRule CURRENCY = new FeaturedRule(
            "currency",
            Comparator.comparing(offer -> price(offer).currency().getCurrencyCode()),
            offer -> price(offer).currency().getCurrencyCode(),
            "");

    /** Landed price, delivery speed and seller performance in one sum of money. */
    static final FeaturedRule COUNTED_PRICE = new FeaturedRule(
            "lower counted price",
            Comparator.comparingLong(offer -> CountedPrice.of(offer).thousandths()),
            offer -> CountedPrice.of(offer).rounded().toString(),
            "a lower price, faster delivery or better service");

    static final FeaturedRule PRICE = new FeaturedRule(
            "lower price",
            Comparator.comparingLong(offer -> price(offer).minor()),
            offer -> price(offer).toString(),
            "a lower price");

    static final FeaturedRule SOONER = new FeaturedRule(
            "sent sooner",
            Comparator.comparingInt(Offer::countedDays),
            offer -> offer.countedDays() + " days",
            "state fewer handlingDays and keep to them");

    static final FeaturedRule RETAILER = new FeaturedRule(
            "sold by " + Offer.RETAILER,
            Comparator.comparing(Offer::ofRetailer).reversed(),
            offer -> offer.ofRetailer() ? "own stock" : "marketplace",
            "");

    /** Ids grow with time, so the smaller one was there first; no two are equal. */
    static final FeaturedRule OLDEST =
            new FeaturedRule("listed first", Comparator.comparing(Offer::id, FeaturedRule::byAge), offer -> "", "");

    /** All rules; a later one counts only where those before it see no difference. */
    static final List<FeaturedRule> IN_ORDER =
            List.of(IN_STOCK, CONDITION, CURRENCY, COUNTED_PRICE, PRICE, SOONER, RETAILER, OLDEST);

    private static Money price(Offer offer) {
        return Objects.requireNonNull(offer.price(), "only offers with a price are compared");
    }

    /** {@link UUID#compareTo} is signed and would not follow time. */
    private static int byAge(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
