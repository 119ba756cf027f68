package dev.flywheel.orders.stock;

import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The stock rows and their ledger. */
@Repository
class StockRows {

    // The arrays come out of selects, into which the planner cannot look: so one plan serves whatever is in them, where
    // a
    // plan for just these would be made each time, which takes longer than the statement itself.
    private static final String WANTED = """
            WITH wanted AS (
                SELECT * FROM unnest((SELECT :offers::uuid[]), (SELECT :warehouses::uuid[]), (SELECT :quantities::int[]))
                              AS w (offer, warehouse, quantity)),
            """;

    // 'locked' takes the locks in the items' order before anything changes; the condition is then tested on the newest
    // version of each row. An item without a row, or with too little, is missing in 'moved'.
    private static final String MOVE = WANTED + """
            locked AS MATERIALIZED (
                SELECT s.offer, s.warehouse, w.quantity FROM stock s JOIN wanted w USING (offer, warehouse)
                ORDER BY s.offer, s.warehouse FOR UPDATE OF s),
            moved AS (
                UPDATE stock s SET on_hand = s.on_hand + :onHand * l.quantity, held = s.held + :held * l.quantity,
                    picked = s.picked + :picked * l.quantity, inbound = s.inbound + :inbound * l.quantity,
                    damaged = s.damaged + :damaged * l.quantity
                FROM locked l
                WHERE s.offer = l.offer AND s.warehouse = l.warehouse
                  AND s.picked + :picked * l.quantity
                      BETWEEN 0 AND least(s.held + :held * l.quantity, s.on_hand + :onHand * l.quantity)
                  AND s.on_hand + s.backorder + :onHand * l.quantity >= s.held + :held * l.quantity
                  AND s.inbound + :inbound * l.quantity >= 0 AND s.damaged + :damaged * l.quantity >= 0
                RETURNING s.offer, s.warehouse, l.quantity),
            noted AS (
                INSERT INTO stock_movement
                    (offer, warehouse, kind, on_hand, held, picked, inbound, damaged, reference, reason, at)
                SELECT offer, warehouse, :kind, :onHand * quantity, :held * quantity, :picked * quantity,
                    :inbound * quantity, :damaged * quantity, :reference, :reason, :at FROM moved),
            told AS (INSERT INTO stock_change (offer) SELECT offer FROM moved WHERE :onHand <> :held)
            SELECT w.offer, w.warehouse FROM wanted w
            WHERE NOT EXISTS (SELECT FROM moved m WHERE m.offer = w.offer AND m.warehouse = w.warehouse)""";

    // What is declared below what orders hold is raised to that: those units are sold already.
    private static final String DECLARE = WANTED + """
            changed AS (
                INSERT INTO stock AS s (offer, warehouse, on_hand)
                SELECT offer, warehouse, quantity FROM wanted ORDER BY offer, warehouse
                ON CONFLICT (offer, warehouse) DO UPDATE
                SET on_hand = greatest(excluded.on_hand, s.held - s.backorder, s.picked)
                WHERE s.on_hand <> greatest(excluded.on_hand, s.held - s.backorder, s.picked)
                RETURNING s.offer, s.warehouse, new.on_hand - coalesce(old.on_hand, 0) AS difference),
            noted AS (
                INSERT INTO stock_movement (offer, warehouse, kind, on_hand, held, reference, reason, at)
                SELECT offer, warehouse, :kind, difference, 0, :reference, :reason, :at FROM changed WHERE difference <> 0)
            INSERT INTO stock_change (offer) SELECT offer FROM changed""";

    private final JdbcClient jdbc;
    private final Clock clock;

    StockRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Items that could not be moved. */
    List<StockItem> move(Movement movement, Note note, Map<StockItem, Integer> quantities) {
        return with(jdbc.sql(MOVE), movement, note, quantities)
                .param("onHand", movement.onHand())
                .param("held", movement.held())
                .param("picked", movement.picked())
                .param("inbound", movement.inbound())
                .param("damaged", movement.damaged())
                .query(StockRows::item)
                .list();
    }

    /** Sets what is on hand, though never below what is sold of it. */
    void declare(Movement movement, Note note, Map<StockItem, Integer> quantities) {
        with(jdbc.sql(DECLARE), movement, note, quantities).update();
    }

    /** Makes sure that an item has a row, if only an empty one. */
    void open(StockItem item) {
        jdbc.sql("INSERT INTO stock (offer, warehouse, on_hand) VALUES (?, ?, 0) ON CONFLICT DO NOTHING")
                .params(item.offer().value(), item.warehouse().value())
                .update();
    }

    /** Sets how many more than there are may be sold; false when more are already. */
    boolean allowBackorder(StockItem item, int most) {
        return jdbc.sql("""
                WITH changed AS (
                    UPDATE stock SET backorder = ? WHERE offer = ? AND warehouse = ? AND on_hand + ? >= held RETURNING offer)
                INSERT INTO stock_change (offer) SELECT offer FROM changed""")
                        .params(most, item.offer().value(), item.warehouse().value(), most)
                        .update()
                == 1;
    }

    /** Locks an item's row, and says how many must be there: those that are sold and not allowed as backorders. */
    int lockLeast(StockItem item) {
        return jdbc.sql(
                        "SELECT greatest(held - backorder, picked) FROM stock WHERE offer = ? AND warehouse = ? FOR UPDATE")
                .params(item.offer().value(), item.warehouse().value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private JdbcClient.StatementSpec with(
            JdbcClient.StatementSpec statement, Movement movement, Note note, Map<StockItem, Integer> quantities) {
        List<StockItem> items = List.copyOf(quantities.keySet());
        return statement
                .param("offers", column("uuid", items, item -> item.offer().value()))
                .param(
                        "warehouses",
                        column("uuid", items, item -> item.warehouse().value()))
                .param("quantities", column("int4", items, item -> Objects.requireNonNull(quantities.get(item))))
                .param("kind", movement.name())
                .param("reference", note.reference())
                .param("reason", note.reason())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static SqlArrayValue column(String type, List<StockItem> items, Function<StockItem, Object> value) {
        return new SqlArrayValue(type, items.stream().map(value).toArray());
    }

    private static StockItem item(ResultSet rs, int row) throws SQLException {
        return new StockItem(new OfferId(rs.getObject(1, UUID.class)), new WarehouseId(rs.getObject(2, UUID.class)));
    }
}
