package dev.flywheel.prime.benefit;

import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deliveries that Prime paid for: one row for each order, which counts once. What is cancelled before it is sent was not
 * used; what comes back was.
 */
@Component
public class BenefitUse {

    private final JdbcClient jdbc;

    BenefitUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a membership was used for from a time on, in the currency it is paid in; deliveries in others are not counted. */
    public Money since(MembershipId membership, Instant from, Currency currency) {
        return jdbc.sql("""
                SELECT coalesce(sum(minor), 0) FROM benefit_use
                WHERE membership = ? AND used_at >= ? AND currency = ?""")
                .params(membership.value(), from.atOffset(ZoneOffset.UTC), currency.getCurrencyCode())
                .query((row, number) -> new Money(row.getLong(1), currency))
                .single();
    }

    void placed(OrderPlaced order) {
        MembershipId membership = order.membership();
        if (membership == null || !order.primeDelivery().isPositive()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO benefit_use (order_id, membership, used_at, currency, minor) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING""")
                .params(
                        order.order().value(),
                        membership.value(),
                        order.placedAt().atOffset(ZoneOffset.UTC),
                        order.primeDelivery().currency().getCurrencyCode(),
                        order.primeDelivery().minor())
                .update();
    }

    /** Prime waives all of an order's delivery, so of cancelled units all that their delivery would have cost. */
    void cancelled(OrderCancelled units) {
        jdbc.sql("UPDATE benefit_use SET minor = greatest(0, minor - ?) WHERE order_id = ?")
                .params(
                        units.lines().stream()
                                .map(OrderLineRef::shipping)
                                .mapToLong(Money::minor)
                                .sum(),
                        units.order().value())
                .update();
    }

    void forget() {
        jdbc.sql("DELETE FROM benefit_use").update();
    }
}
