package dev.flywheel.orders.mail;

import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes of payments that failed. No fact tells of them, and checkout is not to pay for one, so they are looked for. */
@Component
class FailedPayments {

    private static final Duration BACK = Duration.ofDays(2);
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final OrderBook book;
    private final Writing writing;
    private final Clock clock;

    FailedPayments(JdbcClient jdbc, OrderBook book, Writing writing, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.writing = writing;
        this.clock = clock;
    }

    /** Answers how many were found. */
    @Transactional
    public int look() {
        OffsetDateTime from = clock.instant().minus(BACK).atOffset(ZoneOffset.UTC);
        List<OrderId> orders = jdbc.sql("""
                SELECT id FROM orders o WHERE status = 'CANCELLED' AND placed_at IS NULL AND created_at >= ?
                    AND NOT EXISTS (SELECT FROM mail WHERE fact = 'unpaid:' || o.id)
                    AND NOT EXISTS (SELECT FROM customer c WHERE c.account = o.account AND c.erased) LIMIT ?""")
                .params(from, MOST)
                .query((rs, row) -> new OrderId(rs.getObject(1, UUID.class)))
                .list();
        List<Letter> letters = new ArrayList<>();
        book.find(orders).values().forEach(order -> letters.add(unpaid(order)));
        List<Parcel> parcels = jdbc.sql("""
                SELECT id, order_id, failure FROM shipment s WHERE status = 'FAILED' AND created_at >= ?
                    AND NOT EXISTS (SELECT FROM mail WHERE fact = 'parcel-unpaid:' || s.id)
                    AND NOT EXISTS (SELECT FROM customer c JOIN orders o ON c.account = o.account
                        WHERE o.id = s.order_id AND c.erased) LIMIT ?""")
                .params(from, MOST)
                .query((rs, row) -> new Parcel(
                        new ShipmentId(rs.getObject(1, UUID.class)),
                        new OrderId(rs.getObject(2, UUID.class)),
                        Objects.requireNonNullElse(rs.getString(3), "refused")))
                .list();
        Map<OrderId, Order> of =
                book.find(parcels.stream().map(Parcel::order).distinct().toList());
        parcels.forEach(parcel -> letters.add(unpaid(parcel, Objects.requireNonNull(of.get(parcel.order())))));
        writing.write(letters);
        return orders.size() + parcels.size();
    }

    private Letter unpaid(Order order) {
        Map<UUID, Integer> units = new LinkedHashMap<>();
        order.lines().forEach(line -> units.put(line.id(), line.quantity()));
        String reason =
                Objects.requireNonNullElse(order.cancelReason(), "refused").replace('_', ' ');
        return Letter.of(
                order,
                MailKind.PAYMENT_FAILED,
                "unpaid:" + order.id(),
                order.createdAt(),
                Map.of("lines", Writing.units(order, units), "reason", reason));
    }

    private Letter unpaid(Parcel parcel, Order order) {
        Map<UUID, Integer> units = new LinkedHashMap<>();
        jdbc.sql("SELECT line, quantity FROM shipment_line WHERE shipment = ? ORDER BY line")
                .param(parcel.shipment().value())
                .query(rs -> {
                    units.put(rs.getObject(1, UUID.class), rs.getInt(2));
                });
        return Letter.of(
                order,
                MailKind.PARCEL_UNPAID,
                "parcel-unpaid:" + parcel.shipment(),
                clock.instant(),
                Map.of(
                        "lines",
                        Writing.units(order, units),
                        "reason",
                        parcel.failure().replace('_', ' ')));
    }

    private record Parcel(ShipmentId shipment, OrderId order, String failure) {}
}
