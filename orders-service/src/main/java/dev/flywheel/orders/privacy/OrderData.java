package dev.flywheel.orders.privacy;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.order.OrderView;
import dev.flywheel.orders.order.Parcels;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders, returns and refunds. What was booked stays, without the name of whom it went to: that is on the invoice. */
@Configuration(proxyBeanMethods = false)
class OrderData {

    private static final int AT_ONCE = 100;
    private static final String GONE = "erased";
    private static final String BOOKED =
            "tax law: what was sold, for how much, to which place and under which VAT number is kept for ten years, and how it"
                    + " was paid back; name, street and gift messages were erased";

    private final JdbcClient jdbc;
    private final OrderBook book;
    private final Parcels parcels;

    OrderData(JdbcClient jdbc, OrderBook book, Parcels parcels) {
        this.jdbc = jdbc;
        this.book = book;
        this.parcels = parcels;
    }

    @Bean
    PersonalData ordersOfPerson() {
        return new PersonalData() {
            @Override
            public String name() {
                return "orders";
            }

            @Override
            public void export(AccountId account, Consumer<Object> items) {
                exportOrders(account, items);
            }

            @Override
            public Optional<Outcome> erase(AccountId account) {
                return eraseOrders(account);
            }
        };
    }

    @Bean
    PersonalData returnsOfPerson() {
        return new PersonalData() {
            @Override
            public String name() {
                return "returns";
            }

            @Override
            public void export(AccountId account, Consumer<Object> items) {
                exportReturns(account, items);
            }

            @Override
            public Optional<Outcome> erase(AccountId account) {
                return Outcome.erased("reasons of returns", eraseReasons(account));
            }
        };
    }

    private void exportOrders(AccountId account, Consumer<Object> items) {
        UUID after = new UUID(0, 0);
        List<OrderId> ids;
        do {
            ids = jdbc.sql("SELECT id FROM orders WHERE account = ? AND id > ? ORDER BY id LIMIT ?")
                    .params(account.value(), after, AT_ONCE)
                    .query((rs, row) -> new OrderId(rs.getObject(1, UUID.class)))
                    .list();
            Map<OrderId, Order> found = book.find(ids);
            Map<OrderId, List<OrderView.Parcel>> sent = parcels.of(ids);
            ids.forEach(id -> items.accept(
                    OrderView.of(Objects.requireNonNull(found.get(id)), sent.getOrDefault(id, List.of()))));
            after = ids.isEmpty() ? after : ids.getLast().value();
        } while (ids.size() == AT_ONCE);
    }

    private void exportReturns(AccountId account, Consumer<Object> items) {
        jdbc.sql("""
                SELECT r.id, r.kind, r.order_id, r.status, r.amount, o.currency, r.requested_at, r.refunded_at, r.settlement,
                    (SELECT string_agg(l.reason, '; ' ORDER BY l.line) FROM customer_return_line l
                     WHERE l.customer_return = r.id) AS reasons
                FROM customer_return r JOIN orders o ON o.id = r.order_id WHERE o.account = ? ORDER BY r.id""").param(account.value()).query(rs -> {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("returnId", rs.getString("id"));
            item.put("orderId", rs.getString("order_id"));
            item.put("kind", rs.getString("kind"));
            item.put("status", rs.getString("status"));
            item.put("refund", new Money(rs.getLong("amount"), Currency.getInstance(rs.getString("currency"))));
            item.put("requestedAt", rs.getString("requested_at"));
            item.put("refundedAt", rs.getString("refunded_at"));
            item.put("reasons", rs.getString("reasons"));
            item.put("settlement", rs.getString("settlement"));
            items.accept(item);
        });
    }

    /** City and postal code of what was never sold go too; where something was sold is what its tax depends on. */
    private Optional<PersonalData.Outcome> eraseOrders(AccountId account) {
        jdbc.sql("""
                UPDATE orders SET ship_name = :gone, ship_line1 = :gone, ship_line2 = NULL,
                    ship_city = CASE WHEN placed_at IS NULL THEN :gone ELSE ship_city END,
                    ship_postal_code = CASE WHEN placed_at IS NULL THEN NULL ELSE ship_postal_code END
                WHERE account = :account AND status IN ('DELIVERED', 'CANCELLED')""").param("gone", GONE).param("account", account.value()).update();
        jdbc.sql("""
                UPDATE order_line l SET terms = terms - 'giftMessage' FROM orders o
                WHERE o.id = l.order_id AND o.account = ? AND jsonb_exists(l.terms, 'giftMessage')""").param(account.value()).update();
        int booked = jdbc.sql("SELECT count(*) FROM orders WHERE account = ? AND placed_at IS NOT NULL")
                .param(account.value())
                .query(Integer.class)
                .single();
        return PersonalData.Outcome.kept("orders", booked, BOOKED);
    }

    private int eraseReasons(AccountId account) {
        return jdbc.sql("""
                UPDATE customer_return_line l SET reason = :gone FROM customer_return r JOIN orders o ON o.id = r.order_id
                WHERE l.customer_return = r.id AND o.account = :account AND l.reason <> :gone""")
                .param("gone", GONE)
                .param("account", account.value())
                .update();
    }
}
