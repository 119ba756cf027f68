package dev.flywheel.orders.stock;

import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the stock of offers and how it came about. */
@Repository
class StockLevels {

    /** The offers of a page, a row for each warehouse, and what their ledgers say how it came to that. */
    private static final String SELECT = """
            SELECT o.sku, o.offer, s.warehouse, s.on_hand, s.held, s.picked, s.inbound, s.damaged, s.backorder, m.*
            FROM (SELECT sku, offer FROM offer WHERE %s) o
            LEFT JOIN stock s ON s.offer = o.offer
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(on_hand) FILTER (WHERE kind NOT IN ('SHIPPED', 'RETURNED', 'WRITTEN_OFF')), 0) AS received,
                       coalesce(-sum(on_hand) FILTER (WHERE kind = 'SHIPPED'), 0) AS shipped,
                       coalesce(sum(on_hand) FILTER (WHERE kind IN ('RETURNED', 'WRITTEN_OFF')), 0) AS restocked
                FROM stock_movement WHERE offer = o.offer) m
            ORDER BY o.sku, o.offer, s.warehouse""";

    private final JdbcClient jdbc;

    StockLevels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    StockLevel of(OfferId offer) {
        return together(jdbc.sql(SELECT.formatted("offer = ?"))
                        .param(offer.value())
                        .query(StockLevels::row)
                        .list())
                .getFirst();
    }

    Page<StockLevel> page(@Nullable SellerId sender, @Nullable Cursor after, int limit) {
        String whose = sender == null ? "seller IS NULL" : "seller = :seller";
        String page = whose + " AND (sku, offer) > (:sku, :offer) ORDER BY sku, offer LIMIT :limit";
        JdbcClient.StatementSpec statement = jdbc.sql(SELECT.formatted(page))
                .param("sku", after == null ? "" : after.parts().getFirst())
                .param("offer", after == null ? new UUID(0, 0) : after.uuid(1))
                .param("limit", limit + 1);
        if (sender != null) {
            statement = statement.param("seller", sender.value());
        }
        List<StockLevel> levels = together(statement.query(StockLevels::row).list());
        return Page.of(levels, limit, level -> Cursor.of(level.sku(), level.offerId()));
    }

    Page<Entry> ledger(OfferId offer, @Nullable Cursor after, int limit) {
        List<Entry> entries = jdbc.sql("""
                SELECT * FROM stock_movement WHERE offer = ? AND id < ? ORDER BY id DESC LIMIT ?""")
                .params(offer.value(), after == null ? Long.MAX_VALUE : after.number(0), limit + 1)
                .query(StockLevels::entry)
                .list();
        return Page.of(entries, limit, entry -> Cursor.of(entry.id()));
    }

    private static StockLevel row(ResultSet rs, int row) throws SQLException {
        UUID warehouse = rs.getObject("warehouse", UUID.class);
        int onHand = rs.getInt("on_hand");
        int held = rs.getInt("held");
        int backorder = rs.getInt("backorder");
        List<StockLevel.Place> places = warehouse == null
                ? List.of()
                : List.of(new StockLevel.Place(
                        new WarehouseId(warehouse),
                        onHand,
                        held,
                        rs.getInt("picked"),
                        rs.getInt("inbound"),
                        rs.getInt("damaged"),
                        backorder));
        return new StockLevel(
                rs.getString("sku"),
                new OfferId(rs.getObject("offer", UUID.class)),
                onHand,
                held,
                onHand + backorder - held,
                rs.getInt("inbound"),
                rs.getInt("damaged"),
                rs.getLong("received"),
                rs.getLong("shipped"),
                rs.getLong("restocked"),
                places);
    }

    /** Adds up the rows of each offer, which follow each other. */
    private static List<StockLevel> together(List<StockLevel> rows) {
        List<StockLevel> levels = new ArrayList<>();
        for (StockLevel row : rows) {
            if (levels.isEmpty() || !levels.getLast().offerId().equals(row.offerId())) {
                levels.add(row);
            } else {
                levels.add(sum(levels.removeLast(), row));
            }
        }
        return levels;
    }

    private static StockLevel sum(StockLevel one, StockLevel more) {
        List<StockLevel.Place> places = new ArrayList<>(one.warehouses());
        places.addAll(more.warehouses());
        return new StockLevel(
                one.sku(),
                one.offerId(),
                one.onHand() + more.onHand(),
                one.held() + more.held(),
                one.sellable() + more.sellable(),
                one.inbound() + more.inbound(),
                one.damaged() + more.damaged(),
                one.received(),
                one.shipped(),
                one.restocked(),
                places);
    }

    private static Entry entry(ResultSet rs, int row) throws SQLException {
        return new Entry(
                rs.getLong("id"),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                Movement.valueOf(rs.getString("kind")),
                new WarehouseId(rs.getObject("warehouse", UUID.class)),
                rs.getInt("on_hand"),
                rs.getInt("held"),
                rs.getInt("picked"),
                rs.getInt("inbound"),
                rs.getInt("damaged"),
                rs.getString("reference"),
                rs.getString("reason"));
    }

    /** A movement: by how much each count changed, and why. */
    record Entry(
            long id,
            Instant at,
            Movement kind,
            WarehouseId warehouseId,
            int onHand,
            int held,
            int picked,
            int inbound,
            int damaged,
            String reference,
            @Nullable String reason) {}
}
