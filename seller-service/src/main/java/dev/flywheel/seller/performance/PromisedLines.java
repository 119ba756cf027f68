package dev.flywheel.seller.performance;

import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.contracts.orders.ShipmentDispatched;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What sellers have to send and when they did. A line is due at the end of the day, in UTC, that is so many days after the
 * day of the order as its offer promised then. Runs in the transaction of the feed.
 */
@Repository
class PromisedLines {

    /** Days for a seller who does not say; the catalogue counts as many. */
    private static final int USUAL_DAYS = 2;

    private final JdbcClient jdbc;

    PromisedLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void placed(List<OrderPlaced> orders) {
        List<Placed> lines = new ArrayList<>();
        for (OrderPlaced order : orders) {
            for (OrderPlaced.Line line : order.lines()) {
                if (line.seller() != null) {
                    lines.add(new Placed(order.order(), order.placedAt(), line.seller(), line.what()));
                }
            }
        }
        jdbc.sql("""
                INSERT INTO promised_line (order_line, order_id, seller, placed_at, due_at, open)
                SELECT line, order_id, seller, placed_at,
                       (date_trunc('day', placed_at AT TIME ZONE 'UTC')
                        + make_interval(days => 1 + coalesce(handling_days, :usual))) AT TIME ZONE 'UTC', units
                FROM unnest(:lines::uuid[], :orders::uuid[], :sellers::uuid[], :offers::uuid[], :placed::timestamptz[],
                            :units::int[]) AS told (line, order_id, seller, offer, placed_at, units)
                LEFT JOIN handling_promise USING (offer)
                ORDER BY line""")
                .param("usual", USUAL_DAYS)
                .param("lines", Columns.texts(lines, one -> one.what().orderLine()))
                .param("orders", Columns.texts(lines, Placed::order))
                .param("sellers", Columns.texts(lines, Placed::seller))
                .param("offers", Columns.texts(lines, one -> one.what().offer()))
                .param("placed", Columns.texts(lines, Placed::at))
                .param("units", Columns.texts(lines, one -> one.what().quantity()))
                .update();
    }

    /** By shoppers, who alone can; it speaks against nobody. */
    void cancelled(List<OrderCancelled> cancellations) {
        List<OrderLineRef> lines =
                cancellations.stream().flatMap(order -> order.lines().stream()).toList();
        jdbc.sql("""
                UPDATE promised_line SET open = open - told.units
                FROM (SELECT line, sum(units)::int AS units FROM unnest(:lines::uuid[], :units::int[]) AS told (line, units)
                      GROUP BY line) told
                WHERE order_line = told.line""")
                .param("lines", Columns.texts(lines, OrderLineRef::orderLine))
                .param("units", Columns.texts(lines, OrderLineRef::quantity))
                .update();
    }

    void dispatched(List<ShipmentDispatched> parcels) {
        List<Sent> lines = parcels.stream()
                .filter(parcel -> parcel.seller() != null)
                .flatMap(parcel -> parcel.lines().stream().map(line -> new Sent(parcel.dispatchedAt(), line)))
                .toList();
        jdbc.sql("""
                UPDATE promised_line SET open = open - told.units, sent = sent + told.units, late = late OR told.at >= due_at
                FROM (SELECT line, sum(units)::int AS units, max(at) AS at
                      FROM unnest(:lines::uuid[], :units::int[], :times::timestamptz[]) AS told (line, units, at)
                      GROUP BY line) told
                WHERE order_line = told.line""")
                .param("lines", Columns.texts(lines, one -> one.what().orderLine()))
                .param("units", Columns.texts(lines, one -> one.what().quantity()))
                .param("times", Columns.texts(lines, Sent::at))
                .update();
    }

    void clear() {
        jdbc.sql("DELETE FROM promised_line").update();
    }

    private record Placed(OrderId order, Instant at, SellerId seller, OrderLineRef what) {}

    private record Sent(Instant at, OrderLineRef what) {}
}
