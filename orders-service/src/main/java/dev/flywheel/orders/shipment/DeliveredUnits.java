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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * What arrived and was not sent back. A refund points at the parcel it reverses, and takes its share of what is left there, so
 * refunds never exceed what was paid for a parcel, to the cent. Units that came with a replacement have no money of their own:
 * theirs stays with the parcel that was sold, and is for all units of that sale that the shopper has.
 */
@Component
public class DeliveredUnits {

    /** Units with the sale that they are of: their own parcel's, or that of the return which they replace. */
    private static final String KEPT = """
            SELECT s.id, sale.shipment AS sale, s.seller, s.delivered_at, o.currency, l.line, l.kept, %s
            FROM shipment s JOIN orders o ON o.id = s.order_id JOIN shipment_line l ON l.shipment = s.id
            LEFT JOIN customer_return r ON r.id = s.replaces
            JOIN shipment_line sale ON sale.shipment = coalesce(r.shipment, s.id) AND sale.line = l.line
            WHERE s.order_id = ? AND s.status IN ('DISPATCHED', 'DELIVERED') AND l.kept > 0
            ORDER BY s.delivered_at NULLS LAST, s.id, l.line""".formatted(AmountColumns.named("sale.kept_"));

    private static final String PAID = """
            SELECT s.id, s.id AS sale, s.seller, s.delivered_at, o.currency, l.line, l.kept, %s
            FROM shipment s JOIN orders o ON o.id = s.order_id JOIN shipment_line l ON l.shipment = s.id
            WHERE s.order_id = ? AND s.replaces IS NULL AND s.status IN ('DISPATCHED', 'DELIVERED') ORDER BY s.dispatched_at, s.id, l.line""".formatted(AmountColumns.named("l.kept_"));

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
        List<Kept> kept =
                jdbc.sql(KEPT).param(order.value()).query(DeliveredUnits::kept).list();
        return SharedSales.split(kept).stream()
                .filter(one -> one.deliveredAt() != null)
                .toList();
    }

    /** What was paid for an order and is not given back, with units or without, the oldest parcel first; under its lock. */
    public List<Kept> paid(OrderId order) {
        return jdbc.sql(PAID).param(order.value()).query(DeliveredUnits::kept).list();
    }

    /**
     * Takes units of one parcel back, with the money that goes with them, or money alone, of one sale or several; the table
     * refuses more than are kept.
     */
    public void takeBack(List<Kept> units) {
        List<Kept> rows = units.stream().flatMap(one -> one.rows().stream()).toList();
        JdbcClient.StatementSpec statement = jdbc.sql(TAKE_BACK)
                .param("shipments", column("uuid", rows, one -> one.parcel().value()))
                .param("lines", column("uuid", rows, Kept::line))
                .param("units", column("int4", rows, Kept::units));
        int changed = AmountColumns.bind(
                        statement,
                        rows.stream().map(one -> one.amounts().negate()).toList())
                .update();
        if (changed != rows.size()) {
            throw new IllegalStateException("more is taken back than is kept: " + units);
        }
    }

    /** Gives the shopper back what was taken back and did not come. */
    public void giveBack(List<Kept> units) {
        takeBack(units.stream()
                .map(one -> new Kept(
                        one.shipment(),
                        one.parcel(),
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
                new ShipmentId(rs.getObject("sale", UUID.class)),
                new ShipmentId(rs.getObject("id", UUID.class)),
                seller == null ? null : new SellerId(seller),
                rs.getObject("line", UUID.class),
                rs.getInt("kept"),
                delivered == null ? null : delivered.toInstant(),
                AmountColumns.read(rs, "kept_", currency));
    }

    private static SqlArrayValue column(String type, List<Kept> rows, Function<Kept, Object> value) {
        return new SqlArrayValue(type, rows.stream().map(value).toArray());
    }

    /**
     * Units of a line that came with one parcel.
     *
     * @param shipment the parcel whose sale they are of, and which their money is with
     * @param parcel what they came with: the same one, or a replacement
     * @param seller who sent them; null for the retailer
     * @param deliveredAt null while they are on their way
     * @param amounts what was paid for them and not given back
     */
    public record Kept(
            ShipmentId shipment,
            ShipmentId parcel,
            @Nullable SellerId seller,
            UUID line,
            int units,
            @Nullable Instant deliveredAt,
            Amounts amounts) {

        /** The same units with more of what was paid for them. */
        public Kept plus(Amounts more) {
            return with(units, amounts.plus(more));
        }

        /** A part of their money; the units stay. */
        public Kept worth(Amounts part) {
            return with(0, part);
        }

        /** Some of them, with their share of what the goods cost; delivery, once made, stays. */
        public Kept some(int wanted) {
            return with(wanted, amounts.goods().share(wanted, units));
        }

        Kept with(int some, Amounts money) {
            return new Kept(shipment, parcel, seller, line, some, deliveredAt, money);
        }

        /** The rows they are kept in: one, or for a replacement that of the units and that of the money. */
        private List<Kept> rows() {
            if (parcel.equals(shipment)) {
                return List.of(this);
            }
            return List.of(
                    with(units, Amounts.zero(amounts.currency())),
                    new Kept(shipment, shipment, seller, line, 0, deliveredAt, amounts));
        }
    }
}
