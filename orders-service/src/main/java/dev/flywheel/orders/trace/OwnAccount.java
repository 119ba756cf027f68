package dev.flywheel.orders.trace;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import java.util.Currency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What this service itself knows to have taken and given back, which the books must agree with. */
@Repository
class OwnAccount {

    private final JdbcClient jdbc;

    OwnAccount(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    MoneyTrace.Paid of(OrderId order, Currency currency) {
        return jdbc.sql("""
                SELECT (SELECT coalesce(sum(amount), 0) FROM shipment
                        WHERE order_id = :order AND status IN ('DISPATCHED', 'DELIVERED')),
                       (SELECT coalesce(sum(amount - bounced), 0) FROM customer_return
                        WHERE order_id = :order AND (status = 'REFUNDED' OR bounced > 0)),
                       (SELECT coalesce(sum(amount), 0) FROM payment_dispute
                        WHERE order_id = :order AND status = 'LOST'),
                       (SELECT coalesce(sum(bounced), 0) FROM customer_return WHERE order_id = :order)""")
                .param("order", order.value())
                .query((rs, row) -> MoneyTrace.Paid.of(
                        new Money(rs.getLong(1), currency),
                        new Money(rs.getLong(2), currency),
                        new Money(rs.getLong(3), currency),
                        new Money(rs.getLong(4), currency)))
                .single();
    }
}
