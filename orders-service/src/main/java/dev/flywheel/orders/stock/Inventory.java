package dev.flywheel.orders.stock;

import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.offer.Offer;
import dev.flywheel.orders.offer.Offers;
import dev.flywheel.service.feed.FeedDelivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What senders say and see of their own stock. */
@Component
class Inventory {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** The offers of a page with their stock, and what their ledgers say how it came to that. */
    private static final String SELECT = """
            SELECT o.sku, o.offer, coalesce(s.on_hand, 0) AS on_hand, coalesce(s.held, 0) AS held, m.*
            FROM (SELECT sku, offer FROM offer WHERE %s) o
            LEFT JOIN stock s ON s.offer = o.offer
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(on_hand) FILTER (WHERE kind = 'DECLARED'), 0) AS received,
                       coalesce(-sum(on_hand) FILTER (WHERE kind = 'SHIPPED'), 0) AS shipped,
                       coalesce(sum(on_hand) FILTER (WHERE kind IN ('RETURNED', 'WRITTEN_OFF')), 0) AS restocked
                FROM stock_movement WHERE offer = o.offer) m
            ORDER BY o.sku, o.offer""";

    private final Offers offers;
    private final StockRows rows;
    private final StockNews news;
    private final FeedDelivery delivery;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    Inventory(
            Offers offers,
            StockRows rows,
            StockNews news,
            FeedDelivery delivery,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.offers = offers;
        this.rows = rows;
        this.news = news;
        this.delivery = delivery;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /**
     * Sets how many units are on hand, those that orders hold included, and waits a moment for others to hear of it.
     *
     * @param sender null for the retailer
     */
    Level set(@Nullable SellerId sender, String sku, int quantity) {
        OfferId offer = offers.findFresh(sender, sku)
                .map(Offer::id)
                .orElseThrow(() -> new ProblemException(
                        OrdersError.UNKNOWN_OFFER, "there is no offer with the sku '" + sku + "'"));
        transaction.executeWithoutResult(status -> {
            int held = rows.lockHeld(offer).orElse(0);
            if (quantity < held) {
                throw new ProblemException(
                        OrdersError.BELOW_HELD,
                        "orders hold " + held + " of '" + sku + "', so at least that many are there");
            }
            rows.declare("inventory", Map.of(offer, quantity));
        });
        news.tell();
        delivery.await(PATIENCE);
        return level(offer);
    }

    /** A sender's offers with their stock, by sku. The first page knows what the catalogue was told just now. */
    Page<Level> list(@Nullable SellerId sender, @Nullable Cursor after, int limit) {
        if (after == null) {
            offers.readNews();
        }
        String whose = sender == null ? "seller IS NULL" : "seller = :seller";
        String page = whose + " AND (sku, offer) > (:sku, :offer) ORDER BY sku, offer LIMIT :limit";
        JdbcClient.StatementSpec statement = jdbc.sql(SELECT.formatted(page))
                .param("sku", after == null ? "" : after.parts().getFirst())
                .param("offer", after == null ? new UUID(0, 0) : after.uuid(1))
                .param("limit", limit + 1);
        if (sender != null) {
            statement = statement.param("seller", sender.value());
        }
        List<Level> levels = statement.query(Inventory::level).list();
        return Page.of(levels, limit, level -> Cursor.of(level.sku(), level.offerId()));
    }

    private Level level(OfferId offer) {
        return jdbc.sql(SELECT.formatted("offer = ?"))
                .param(offer.value())
                .query(Inventory::level)
                .single();
    }

    private static Level level(ResultSet rs, int row) throws SQLException {
        int onHand = rs.getInt("on_hand");
        int held = rs.getInt("held");
        return new Level(
                rs.getString("sku"),
                new OfferId(rs.getObject("offer", UUID.class)),
                onHand,
                held,
                onHand - held,
                rs.getLong("received"),
                rs.getLong("shipped"),
                rs.getLong("restocked"));
    }

    /**
     * Stock of an offer: {@code onHand = received - shipped + restocked}.
     *
     * @param onHand units there, held ones included
     * @param held units that orders wait for
     * @param sellable the rest
     * @param received what was declared in all, less what was declared away
     * @param restocked what came back to be sold again
     */
    record Level(
            String sku,
            OfferId offerId,
            int onHand,
            int held,
            int sellable,
            long received,
            long shipped,
            long restocked) {}
}
