package dev.flywheel.contracts.orders;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.OfferId;

/**
 * An offer went in or out of stock, or its sellable quantity changed.
 *
 * @param sellable on hand less held; never negative
 */
public record StockChanged(OfferId offer, int sellable) implements Event {

    @Override
    public String subject() {
        return "offer:" + offer;
    }
}
