package dev.flywheel.catalog.offer;

import java.util.List;
import java.util.function.Predicate;

/**
 * What an offer needs to be featured at all.
 *
 * @param name what an explanation calls it
 * @param met by the offer
 * @param remedy what its seller can do
 */
record EligibilityRule(String name, Predicate<Considered> met, String remedy) {

    static final EligibilityRule LISTED =
            new EligibilityRule("listed", offer -> offer.status() == OfferStatus.LISTED, "list the offer again");

    static final EligibilityRule PAGE_SHOWN = new EligibilityRule(
            "page shown", Considered::pageShown, "the product's page is not active; whoever keeps it can change that");

    static final EligibilityRule SELLER_MAY_SELL = new EligibilityRule(
            "seller may sell", Considered::sellerActive, "see GET /seller/profile for what is missing");

    static final EligibilityRule PRICE_BELIEVED = new EligibilityRule(
            "price believed", offer -> offer.held() == null, "see 'held' of GET /seller/offers/{sku}");

    static final EligibilityRule FOR_SALE =
            new EligibilityRule("has a price", offer -> offer.offer().buyable(), "state a price");

    static final List<EligibilityRule> ALL = List.of(LISTED, PAGE_SHOWN, SELLER_MAY_SELL, PRICE_BELIEVED, FOR_SALE);

    /** Those the offer does not meet. */
    static List<EligibilityRule> missedBy(Considered offer) {
        return ALL.stream().filter(rule -> !rule.met().test(offer)).toList();
    }
}
