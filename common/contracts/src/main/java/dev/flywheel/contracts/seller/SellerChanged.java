package dev.flywheel.contracts.seller;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.SellerId;

/**
 * A seller registered or changed.
 *
 * @param displayName name shown beside offers
 * @param country ISO 3166 alpha-2
 * @param active false while the seller may not sell
 */
public record SellerChanged(SellerId seller, String displayName, String country, boolean active) implements Event {

    @Override
    public String subject() {
        return "seller:" + seller;
    }
}
