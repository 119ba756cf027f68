package dev.flywheel.contracts.orders;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import java.time.Instant;
import java.util.List;

/** Units of a placed order were cancelled before they were shipped; nothing was captured for them. */
public record OrderCancelled(OrderId order, AccountId shopper, Instant cancelledAt, List<OrderLineRef> lines)
        implements Event {

    @Override
    public String subject() {
        return "order:" + order;
    }
}
