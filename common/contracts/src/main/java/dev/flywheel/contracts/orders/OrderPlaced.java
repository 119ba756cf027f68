package dev.flywheel.contracts.orders;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shopper's order is placed: stock is held and the money authorised.
 *
 * @param country where it is delivered, ISO 3166 alpha-2
 * @param membership the Prime membership whose benefit was used, null without one
 * @param primeDelivery delivery that Prime waived; zero without
 */
public record OrderPlaced(
        OrderId order,
        AccountId shopper,
        Instant placedAt,
        String country,
        Money total,
        @Nullable MembershipId membership,
        Money primeDelivery,
        List<Line> lines)
        implements Event {

    /** A line and who sells it; {@code seller} is null for own goods. */
    public record Line(dev.flywheel.domain.@Nullable SellerId seller, OrderLineRef what) {}

    @Override
    public String subject() {
        return "order:" + order;
    }
}
