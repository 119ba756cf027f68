package dev.flywheel.orders.shipment;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.order.AmountColumns;
import dev.flywheel.orders.order.Amounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads parcels from result sets that have a row for each line. */
final class ShipmentRows {

    private ShipmentRows() {}

    /** A parcel with one of its lines. */
    static Shipment row(ResultSet rs, int number) throws SQLException {
        Currency currency = Currency.getInstance(rs.getString("currency"));
        UUID seller = rs.getObject("seller", UUID.class);
        UUID payment = rs.getObject("payment", UUID.class);
        Amounts amounts = AmountColumns.read(rs, "", currency);
        return new Shipment(
                new ShipmentId(rs.getObject("id", UUID.class)),
                new OrderId(rs.getObject("order_id", UUID.class)),
                seller == null ? null : new SellerId(seller),
                ShipmentStatus.valueOf(rs.getString("status")),
                payment == null ? null : new PaymentId(payment),
                new Money(rs.getLong("amount"), currency),
                rs.getString("carrier"),
                rs.getString("tracking_number"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(rs, "dispatched_at"),
                instant(rs, "delivered_at"),
                rs.getString("failure"),
                rs.getObject("replaces", UUID.class),
                List.of(new Shipment.Content(rs.getObject("line", UUID.class), rs.getInt("quantity"), amounts)));
    }

    /** Joins the rows of each parcel; their order stays. */
    static List<Shipment> together(List<Shipment> rows) {
        Map<ShipmentId, Shipment> parcels = new LinkedHashMap<>();
        rows.forEach(row -> parcels.merge(row.id(), row, ShipmentRows::joined));
        return List.copyOf(parcels.values());
    }

    private static Shipment joined(Shipment one, Shipment more) {
        List<Shipment.Content> lines = new ArrayList<>(one.lines());
        lines.addAll(more.lines());
        return new Shipment(
                one.id(),
                one.order(),
                one.seller(),
                one.status(),
                one.payment(),
                one.amount(),
                one.carrier(),
                one.trackingNumber(),
                one.createdAt(),
                one.dispatchedAt(),
                one.deliveredAt(),
                one.failure(),
                one.replaces(),
                lines);
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
