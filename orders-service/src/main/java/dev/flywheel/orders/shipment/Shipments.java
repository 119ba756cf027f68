package dev.flywheel.orders.shipment;

import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.order.AmountColumns;
import dev.flywheel.orders.order.Part;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The rows of parcels. */
@Repository
class Shipments {

    private static final String INSERT =
            """
            WITH parcel AS (
                INSERT INTO shipment (id, order_id, seller, status, carrier, tracking_number, amount, created_at, attempt_at)
                VALUES (:id, :order, :seller, 'CAPTURING', :carrier, :tracking, :amount, :createdAt, :attemptAt))
            INSERT INTO shipment_line (shipment, line, quantity, kept, %1$s, %2$s)
            SELECT :id, line, quantity, quantity, %1$s, %1$s
            FROM unnest(:lines, :quantities, %3$s) AS l (line, quantity, %1$s)""".formatted(AmountColumns.named(""), AmountColumns.named("kept_"), AmountColumns.parameters());

    /** One row for each line, so that parcels and their content are one statement. */
    private static final String SELECT = """
            SELECT s.*, o.currency, o.payment, l.line, l.quantity, %s
            FROM shipment s JOIN orders o ON o.id = s.order_id JOIN shipment_line l ON l.shipment = s.id
            WHERE %%s ORDER BY s.id, l.line""".formatted(AmountColumns.named("l."));

    private final JdbcClient jdbc;

    Shipments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a new parcel whose money is not taken yet. */
    void insert(
            ShipmentId id, OrderId order, @Nullable SellerId seller, Packing.Label label, List<Part> parts, When when) {
        long amount = parts.stream()
                .mapToLong(part -> part.amounts().charged().minor())
                .sum();
        JdbcClient.StatementSpec statement = jdbc.sql(INSERT)
                .param("id", id.value())
                .param("order", order.value())
                .param("seller", seller == null ? null : seller.value())
                .param("carrier", label.carrier())
                .param("tracking", label.trackingNumber())
                .param("amount", amount)
                .param("createdAt", when.created().atOffset(ZoneOffset.UTC))
                .param("attemptAt", when.attempt().atOffset(ZoneOffset.UTC))
                .param(
                        "lines",
                        new SqlArrayValue(
                                "uuid",
                                parts.stream().map(part -> part.line().id()).toArray()))
                .param(
                        "quantities",
                        new SqlArrayValue(
                                "int4", parts.stream().map(Part::quantity).toArray()));
        AmountColumns.bind(statement, parts.stream().map(Part::amounts).toList())
                .update();
    }

    @Nullable
    Shipment find(ShipmentId id) {
        List<Shipment> found = ShipmentRows.together(jdbc.sql(SELECT.formatted("s.id = ?"))
                .param(id.value())
                .query(ShipmentRows::row)
                .list());
        return found.isEmpty() ? null : found.getFirst();
    }

    List<Shipment> of(Collection<OrderId> orders) {
        return ShipmentRows.together(jdbc.sql(SELECT.formatted("s.order_id = ANY (?)"))
                .param(new SqlArrayValue(
                        "uuid", orders.stream().map(OrderId::value).toArray()))
                .query(ShipmentRows::row)
                .list());
    }

    boolean dispatch(ShipmentId id, Instant at) {
        return jdbc.sql("""
                UPDATE shipment SET status = 'DISPATCHED', dispatched_at = ?, attempt_at = NULL
                WHERE id = ? AND status = 'CAPTURING'""").params(at.atOffset(ZoneOffset.UTC), id.value()).update() == 1;
    }

    /** A new parcel is a replacement, for which no money is taken: it leaves at once. */
    void sendReplacement(ShipmentId id, UUID returned, Instant at) {
        jdbc.sql("""
                UPDATE shipment SET replaces = ?, status = 'DISPATCHED', dispatched_at = ?, attempt_at = NULL
                WHERE id = ? AND status = 'CAPTURING'""").params(returned, at.atOffset(ZoneOffset.UTC), id.value()).update();
    }

    boolean fail(ShipmentId id, String failure) {
        return jdbc.sql("""
                UPDATE shipment SET status = 'FAILED', failure = ?, attempt_at = NULL
                WHERE id = ? AND status = 'CAPTURING'""").params(failure, id.value()).update() == 1;
    }

    boolean deliver(ShipmentId id, Instant at) {
        return jdbc.sql(
                                "UPDATE shipment SET status = 'DELIVERED', delivered_at = ? WHERE id = ? AND status = 'DISPATCHED'")
                        .params(at.atOffset(ZoneOffset.UTC), id.value())
                        .update()
                == 1;
    }

    /** Takes over parcels whose capture nobody sees to any more; others may after {@code until}. */
    List<ShipmentId> takeOver(Instant now, Instant until, int limit) {
        return jdbc.sql("""
                UPDATE shipment SET attempt_at = :until WHERE id IN (
                    SELECT id FROM shipment WHERE attempt_at <= :now ORDER BY attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                RETURNING id""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((rs, row) -> new ShipmentId(rs.getObject(1, UUID.class)))
                .list();
    }

    /**
     * @param attempt until then the packer sees to the money himself
     */
    record When(Instant created, Instant attempt) {}
}
