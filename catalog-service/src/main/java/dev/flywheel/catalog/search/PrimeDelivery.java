package dev.flywheel.catalog.search;

import dev.flywheel.catalog.offer.Offer;
import java.util.Objects;

/**
 * What members get for nothing and soon. Delivery costs them nothing whoever sends, so what tells offers apart is when
 * they leave: the retailer's the same day, a seller's within a day if he says so.
 */
final class PrimeDelivery {

    private static final int MOST_DAYS = 1;
    private static final int UNKNOWN = 2;

    private PrimeDelivery() {}

    static boolean isPossible(Offer offer) {
        int days = Objects.requireNonNullElse(offer.delivery().handlingDays(), offer.ofRetailer() ? 0 : UNKNOWN);
        return offer.buyable() && offer.inStock() && days <= MOST_DAYS;
    }
}
