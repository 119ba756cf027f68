package dev.flywheel.orders.order;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Reads orders: one statement for the orders and one for the lines of all of them. */
@Repository
class Orders {

    /** Units of a seller's lines by order, and the status they amount to: the SQL of {@link OrderStatus#of}. */
    private static final String OF_SELLER = """
            SELECT o.* FROM orders o WHERE o.id IN (
                SELECT l.order_id FROM order_line l JOIN orders p ON p.id = l.order_id
                WHERE l.seller = :seller AND p.placed_at IS NOT NULL AND l.order_id < :before
                    AND (:from::timestamptz IS NULL OR p.created_at >= :from)
                    AND (:to::timestamptz IS NULL OR p.created_at < :to)
                GROUP BY l.order_id
                HAVING (:text::text IS NULL OR bool_or(l.title ILIKE :text)) AND (:status::text IS NULL OR :status = CASE
                    WHEN sum(l.open + l.packed) > 0 AND sum(l.shipped) > 0 THEN 'PARTIALLY_SHIPPED'
                    WHEN sum(l.open + l.packed) > 0 THEN 'PLACED'
                    WHEN sum(l.shipped) = 0 THEN 'CANCELLED'
                    WHEN sum(l.delivered) = sum(l.shipped) THEN 'DELIVERED'
                    ELSE 'SHIPPED' END)
                ORDER BY l.order_id DESC LIMIT :limit)
            ORDER BY o.id DESC""";

    private static final String OF_ACCOUNT = """
            SELECT * FROM orders o WHERE account = :account AND id < :before
                AND (:status::text IS NULL OR status = :status)
                AND (:from::timestamptz IS NULL OR created_at >= :from)
                AND (:to::timestamptz IS NULL OR created_at < :to)
                AND (:text::text IS NULL OR EXISTS (
                    SELECT FROM order_line l WHERE l.order_id = o.id AND l.title ILIKE :text))
            ORDER BY id DESC LIMIT :limit""";

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final OrderRows rows;

    Orders(JdbcClient jdbc, OrderRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    @Nullable
    Order find(OrderId id) {
        return one("SELECT * FROM orders WHERE id = ?", id);
    }

    /** Locks the order until the commit. The lines are read after the lock stands, so they are the newest. */
    @Nullable
    Order lock(OrderId id) {
        return one("SELECT * FROM orders WHERE id = ? FOR UPDATE", id);
    }

    List<Order> withLines(List<OrderId> ids) {
        return withLinesOf(jdbc.sql("SELECT * FROM orders WHERE id = ANY ((SELECT ?)::uuid[])")
                .param(new SqlArrayValue(
                        "uuid", ids.stream().map(OrderId::value).toArray()))
                .query(rows::order)
                .list());
    }

    /** The account's orders, newest first. */
    List<Order> of(AccountId account, OrderFilter filter, @Nullable UUID before, int limit) {
        return withLinesOf(filtered(OF_ACCOUNT, filter, before, limit)
                .param("account", account.value())
                .query(rows::order)
                .list());
    }

    /** Paid orders with something of the seller, newest first. */
    List<Order> of(SellerId seller, OrderFilter filter, @Nullable UUID before, int limit) {
        return withLinesOf(filtered(OF_SELLER, filter, before, limit)
                .param("seller", seller.value())
                .query(rows::order)
                .list());
    }

    private JdbcClient.StatementSpec filtered(String sql, OrderFilter filter, @Nullable UUID before, int limit) {
        return jdbc.sql(sql)
                .param("status", filter.statusName())
                .param("from", filter.fromTime())
                .param("to", filter.toTime())
                .param("text", filter.pattern())
                .param("before", before == null ? AFTER_ALL : before)
                .param("limit", limit);
    }

    /** All orders, newest first. */
    List<Order> all(@Nullable OrderStatus status, @Nullable UUID before, int limit) {
        return withLinesOf(jdbc.sql("""
                SELECT * FROM orders WHERE id < :before AND (:status::text IS NULL OR status = :status)
                ORDER BY id DESC LIMIT :limit""")
                .param("status", status == null ? null : status.name())
                .param("before", before == null ? AFTER_ALL : before)
                .param("limit", limit)
                .query(rows::order)
                .list());
    }

    private @Nullable Order one(String sql, OrderId id) {
        List<Order> found =
                withLinesOf(jdbc.sql(sql).param(id.value()).query(rows::order).list());
        return found.isEmpty() ? null : found.getFirst();
    }

    private List<Order> withLinesOf(List<Order> orders) {
        if (orders.isEmpty()) {
            return orders;
        }
        Map<OrderId, List<OrderLine>> lines = new LinkedHashMap<>();
        jdbc.sql("""
                SELECT l.*, o.currency FROM order_line l JOIN orders o ON o.id = l.order_id
                WHERE l.order_id = ANY ((SELECT ?)::uuid[]) ORDER BY l.order_id, l.position""")
                .param(new SqlArrayValue(
                        "uuid", orders.stream().map(order -> order.id().value()).toArray()))
                .query(rows::line)
                .list()
                .forEach(row -> lines.computeIfAbsent(row.order(), id -> new ArrayList<>())
                        .add(row.line()));
        return orders.stream()
                .map(order -> order.with(order.status(), List.copyOf(lines.getOrDefault(order.id(), List.of()))))
                .toList();
    }
}
