package dev.flywheel.orders.returns;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.OrderId;
import java.time.Instant;
import java.util.UUID;

/**
 * Money went back that the house gives away. Only this service follows it: the sale stays as it was, so for sellers, adverts
 * and the catalogue nothing has happened.
 *
 * @param refund one for each parcel whose units it was given for
 */
public record GoodwillGiven(UUID refund, OrderId order, Instant givenAt) implements Event {

    @Override
    public String subject() {
        return "refund:" + refund;
    }
}
