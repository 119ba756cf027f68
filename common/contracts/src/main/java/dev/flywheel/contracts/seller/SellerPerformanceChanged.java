package dev.flywheel.contracts.seller;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.SellerId;

/**
 * How a seller served shoppers lately, told whenever a figure changed. All are orders of the same period; each order
 * counts once in each figure at most.
 *
 * @param orders orders of the period
 * @param defective with a claim, a chargeback or a bad review
 * @param cancelled by the seller before they were shipped
 * @param late shipped after the promised day
 */
public record SellerPerformanceChanged(SellerId seller, int orders, int defective, int cancelled, int late)
        implements Event {

    @Override
    public String subject() {
        return "seller:" + seller;
    }
}
