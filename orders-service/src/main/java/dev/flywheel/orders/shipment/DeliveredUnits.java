package dev.flywheel.orders.shipment;

import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.order.AmountColumns;
import dev.flywheel.orders.order.Amounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * What arrived and was not sent back. A refund points at the parcel it reverses, and takes its share of what is left there, so
 * refunds never exceed what was paid for a parcel, to the cent.
 */
@Component
public class DeliveredUnits {

    private static final String KEPT = """
            SELECT s.id, s.seller, s.delivered_at, o.currency, l.line, l.kept, %s
            FROM shipment s JOIN orders o ON o.id = s.order_id JOIN shipment_line l ON l.shipment = s.id
            WHERE s.order_id = ? AND s.status = 'DELIVERED' AND l.kept > 0 ORDER BY s.delivered_at, s.id, l.line""".formatted(AmountColumns.named("l.kept_"));

    private static final String PAID = """
            SELECT s.id, s.seller, s.delivered_at, o.currency, l.line, l.kept, %s
            FROM shipment s JOIN orders o ON o.id = s.order_id JOIN shipment_line l ON l.shipment = s.id
            WHERE s.order_id = ? AND s.status IN ('DISPATCHED', 'DELIVERED') ORDER BY s.dispatched_at, s.id, l.line""".formatted(AmountColumns.named("l.kept_"));

    private static final String TAKE_BACK =
            """
            UPDATE shipment_line l SET kept = l.kept - b.units, %s
            FROM unnest(:shipments, :lines, :units, %s) AS b (shipment, line, units, %s)
            WHERE l.shipment = b.shipment AND l.line = b.line AND l.kept >= b.units""".formatted(AmountColumns.added("kept_", "l", "b"), AmountColumns.parameters(), AmountColumns.named(""));

    private final JdbcClient jdbc;

    DeliveredUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Kept units of an order, the oldest delivery first. Call it under the order's lock. */
    public List<Kept> of(OrderId order) {
        return jdbc.sql(KEPT).param(order.value()).query(DeliveredUnits::kept).list();
    }

    /** What was paid for an order and is not given back, with units or without, the oldest parcel first; under its lock. */
    public List<Kept> paid(OrderId order) {
        return jdbc.sql(PAID).param(order.value()).query(DeliveredUnits::kept).list();
    }

    /** Takes units back, with the money that goes with them, or money alone; the table refuses more than are kept. */
    public void takeBack(List<Kept> units) {
        JdbcClient.StatementSpec statement = jdbc.sql(TAKE_BACK)
                .param(
                        "shipments",
                        new SqlArrayValue(
                                "uuid",
                                units.stream()
                                        .map(kept -> kept.shipment().value())
                                        .toArray()))
                .param(
                        "lines",
                        new SqlArrayValue("uuid", units.stream().map(Kept::line).toArray()))
                .param(
                        "units",
                        new SqlArrayValue(
                                "int4", units.stream().map(Kept::units).toArray()));
        int changed = AmountColumns.bind(
                        statement,
                        units.stream().map(kept -> kept.amounts().negate()).toList())
                .update();
        if (changed != units.size()) {
            throw new IllegalStateException("more is taken back than is kept: " + units);
        }
    }

    /** Gives the shopper back what was taken back and did not come. */
    public void giveBack(List<Kept> units) {
        takeBack(units.stream()
                .map(one -> new Kept(
                        one.shipment(),
                        one.seller(),
                        one.line(),
                        -one.units(),
                        one.deliveredAt(),
                        one.amounts().negate()))
                .toList());
    }

    private static Kept kept(ResultSet rs, int row) throws SQLException {
        Currency currency = Currency.getInstance(rs.getString("currency"));
        UUID seller = rs.getObject("seller", UUID.class);
        OffsetDateTime delivered = rs.getObject("delivered_at", OffsetDateTime.class);
        return new Kept(
                new ShipmentId(rs.getObject("id", UUID.class)),
                seller == null ? null : new SellerId(seller),
                rs.getObject("line", UUID.class),
                rs.getInt("kept"),
                delivered == null ? null : delivered.toInstant(),
                AmountColumns.read(rs, "kept_", currency));
    }

    /**
     * Units of a line that came with one parcel.
     *
     * @param seller who sent them; null for the retailer
     * @param deliveredAt null while they are on their way
     * @param amounts what was paid for them and not given back
     */
    public record Kept(
            ShipmentId shipment,
            @Nullable SellerId seller,
            UUID line,
            int units,
            @Nullable Instant deliveredAt,
            Amounts amounts) {

        /** The same units with more of what was paid for them. */
        public Kept plus(Amounts more) {
            return new Kept(shipment, seller, line, units, deliveredAt, amounts.plus(more));
        }

        /** A part of their money; the units stay. */
        public Kept worth(Amounts part) {
            return new Kept(shipment, seller, line, 0, deliveredAt, part);
        }

        /** Some of them, with their share of what the goods cost; delivery, once made, stays. */
        public Kept some(int wanted) {
            return new Kept(
                    shipment, seller, line, wanted, deliveredAt, amounts.goods().share(wanted, units));
        }
    }
}
