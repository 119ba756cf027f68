package dev.flywheel.orders.shipment;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private final JdbcClient jdbc;

    DeliveredUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Kept units of an order, the oldest delivery first. Call it under the order's lock. */
    public List<Kept> of(OrderId order) {
        return jdbc.sql("""
                SELECT s.id, s.seller, o.currency, l.line, l.kept, l.kept_items, l.kept_tax
                FROM shipment s JOIN orders o ON o.id = s.order_id JOIN shipment_line l ON l.shipment = s.id
                WHERE s.order_id = ? AND s.status = 'DELIVERED' AND l.kept > 0 ORDER BY s.delivered_at, s.id, l.line""").param(order.value()).query(DeliveredUnits::kept).list();
    }

    /** Takes units back; the table refuses more than are kept. */
    public void takeBack(List<Kept> units) {
        int changed = jdbc.sql("""
                UPDATE shipment_line l
                SET kept = l.kept - b.units, kept_items = l.kept_items - b.items, kept_tax = l.kept_tax - b.tax
                FROM unnest(?, ?, ?, ?, ?) AS b (shipment, line, units, items, tax)
                WHERE l.shipment = b.shipment AND l.line = b.line AND l.kept >= b.units""")
                .params(
                        new SqlArrayValue(
                                "uuid",
                                units.stream()
                                        .map(kept -> kept.shipment().value())
                                        .toArray()),
                        new SqlArrayValue("uuid", units.stream().map(Kept::line).toArray()),
                        new SqlArrayValue(
                                "int4", units.stream().map(Kept::units).toArray()),
                        new SqlArrayValue(
                                "int8",
                                units.stream().map(kept -> kept.items().minor()).toArray()),
                        new SqlArrayValue(
                                "int8",
                                units.stream().map(kept -> kept.tax().minor()).toArray()))
                .update();
        if (changed != units.size()) {
            throw new IllegalStateException("more is taken back than is kept: " + units);
        }
    }

    private static Kept kept(ResultSet rs, int row) throws SQLException {
        Currency currency = Currency.getInstance(rs.getString("currency"));
        UUID seller = rs.getObject("seller", UUID.class);
        return new Kept(
                new ShipmentId(rs.getObject("id", UUID.class)),
                seller == null ? null : new SellerId(seller),
                rs.getObject("line", UUID.class),
                rs.getInt("kept"),
                new Money(rs.getLong("kept_items"), currency),
                new Money(rs.getLong("kept_tax"), currency));
    }

    /**
     * Units of a line that came with one parcel.
     *
     * @param seller who sent them; null for the retailer
     * @param items what was paid for them, without tax
     */
    public record Kept(ShipmentId shipment, @Nullable SellerId seller, UUID line, int units, Money items, Money tax) {

        /** Some of them, with their share. */
        public Kept some(int wanted) {
            List<Long> weights = List.of((long) wanted, (long) units - wanted);
            return new Kept(
                    shipment,
                    seller,
                    line,
                    wanted,
                    items.allocate(weights).getFirst(),
                    tax.allocate(weights).getFirst());
        }
    }
}
