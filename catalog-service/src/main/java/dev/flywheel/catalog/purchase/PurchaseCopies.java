package dev.flywheel.catalog.purchase;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the copy of purchases and tells its followers what changed, all in the transaction of the feed. The number of
 * statements does not depend on the number of orders, but a basket may be huge: lines are worked off
 * {@value #LINES_AT_ONCE} at a time.
 */
@Component
class PurchaseCopies {

    private static final int LINES_AT_ONCE = 2000;

    private final JdbcClient jdbc;
    private final ObjectProvider<PurchaseFollower> followers;

    PurchaseCopies(JdbcClient jdbc, ObjectProvider<PurchaseFollower> followers) {
        this.jdbc = jdbc;
        this.followers = followers;
    }

    void placed(List<OrderPlaced> orders) {
        List<Placed> lines = new ArrayList<>();
        orders.forEach(order -> order.lines().forEach(line -> lines.add(new Placed(order, line))));
        inPortions(lines, this::insert);
    }

    void cancelled(List<OrderCancelled> cancellations) {
        List<OrderLineRef> lines = new ArrayList<>();
        cancellations.forEach(cancellation -> lines.addAll(cancellation.lines()));
        inPortions(lines, this::takeAway);
    }

    void refunded(List<RefundIssued> refunds) {
        List<OrderLineRef> lines = new ArrayList<>();
        refunds.forEach(refund -> lines.addAll(refund.lines()));
        inPortions(lines, this::takeAway);
    }

    void dispatched(List<ShipmentDispatched> shipments) {
        List<OrderLineRef> lines = new ArrayList<>();
        shipments.forEach(shipment -> lines.addAll(shipment.lines()));
        inPortions(lines, this::ship);
    }

    void clear() {
        jdbc.sql("TRUNCATE purchase").update();
        followers.forEach(PurchaseFollower::forget);
    }

    private void insert(List<Placed> lines) {
        jdbc.sql("""
                INSERT INTO purchase (order_line, order_id, account_id, product_id, seller_id, placed_at, units)
                SELECT * FROM unnest(:lines::uuid[], :orders::uuid[], :accounts::uuid[], :products::uuid[],
                                     :sellers::uuid[], :times::timestamptz[], :units::int[])""")
                .param("lines", Unnest.texts(lines, line -> line.what().orderLine()))
                .param("orders", Unnest.texts(lines, line -> line.order().order()))
                .param("accounts", Unnest.texts(lines, line -> line.order().shopper()))
                .param("products", Unnest.texts(lines, line -> line.what().product()))
                .param("sellers", Unnest.texts(lines, line -> line.line().seller()))
                .param("times", Unnest.texts(lines, line -> line.order().placedAt()))
                .param("units", Unnest.texts(lines, line -> line.what().quantity()))
                .update();
        tell(lines.stream().map(Placed::change).toList());
    }

    /** Never more than is left, so that an order's units cannot go below zero whatever it is told. */
    private void takeAway(List<OrderLineRef> lines) {
        tell(jdbc.sql("""
                WITH gone AS (
                    SELECT order_line, sum(units) AS units
                    FROM unnest(:lines::uuid[], :units::int[]) AS gone (order_line, units) GROUP BY order_line)
                UPDATE purchase SET units = greatest(0, purchase.units - gone.units)
                FROM gone WHERE purchase.order_line = gone.order_line
                RETURNING purchase.order_id, purchase.account_id, purchase.product_id, purchase.placed_at,
                          old.units AS before, new.units AS after""")
                .param("lines", Unnest.texts(lines, OrderLineRef::orderLine))
                .param("units", Unnest.texts(lines, OrderLineRef::quantity))
                .query(PurchaseCopies::change)
                .list());
    }

    private void ship(List<OrderLineRef> lines) {
        jdbc.sql("""
                WITH sent AS (
                    SELECT order_line, sum(units) AS units
                    FROM unnest(:lines::uuid[], :units::int[]) AS sent (order_line, units) GROUP BY order_line)
                UPDATE purchase SET shipped = purchase.shipped + sent.units
                FROM sent WHERE purchase.order_line = sent.order_line""")
                .param("lines", Unnest.texts(lines, OrderLineRef::orderLine))
                .param("units", Unnest.texts(lines, OrderLineRef::quantity))
                .update();
    }

    private void tell(List<PurchaseChange> changes) {
        List<PurchaseChange> real =
                changes.stream().filter(change -> change.units() != 0).toList();
        if (!real.isEmpty()) {
            followers.forEach(follower -> follower.changed(real));
        }
    }

    private static <T> void inPortions(List<T> all, Consumer<List<T>> work) {
        for (int from = 0; from < all.size(); from += LINES_AT_ONCE) {
            work.accept(all.subList(from, Math.min(all.size(), from + LINES_AT_ONCE)));
        }
    }

    private static PurchaseChange change(ResultSet row, int number) throws SQLException {
        return new PurchaseChange(
                row.getObject("order_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                row.getInt("before"),
                row.getInt("after"));
    }

    private record Placed(OrderPlaced order, OrderPlaced.Line line) {

        OrderLineRef what() {
            return line.what();
        }

        PurchaseChange change() {
            return new PurchaseChange(
                    order.order().value(),
                    order.shopper().value(),
                    what().product().value(),
                    order.placedAt(),
                    0,
                    what().quantity());
        }
    }
}
