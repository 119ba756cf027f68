package dev.flywheel.ads.attribution;

import dev.flywheel.contracts.orders.OrderCancelled;
import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.OrderPlaced;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.SellerId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Gives the credit for a sale to the last charged click of that shopper on an ad of the same seller within seven days. The
 * product may be another one (the halo); the shopper never is. What is cancelled or refunded takes the credit back.
 */
@Component
public class Attributing {

    private static final Duration WINDOW = Duration.ofDays(7);

    private static final String SALE = """
            INSERT INTO attribution (id, kind, order_id, order_line, campaign_id, auction_id, slot, click_day, happened_at,
                                     same_product, quantity, sales_minor, currency)
            SELECT ?, 'SALE', ?, ?, k.campaign_id, k.auction_id, k.slot, k.day, ?, k.product_id = ?, ?, ?, ?
              FROM ad_click k
             WHERE k.shopper = ? AND k.advertiser_id = ? AND k.reason IS NULL AND k.clicked_at <= ? AND k.clicked_at > ?
             ORDER BY k.clicked_at DESC LIMIT 1
            ON CONFLICT (order_line) WHERE kind = 'SALE' DO NOTHING""";

    private static final String REVERSAL = """
            INSERT INTO attribution (id, kind, order_id, order_line, campaign_id, auction_id, slot, click_day, happened_at,
                                     same_product, quantity, sales_minor, currency)
            SELECT ?, ?, s.order_id, s.order_line, s.campaign_id, s.auction_id, s.slot, s.click_day, ?,
                   s.same_product, -?, -?, s.currency
              FROM attribution s WHERE s.order_line = ? AND s.kind = 'SALE'""";

    private final JdbcTemplate jdbc;

    Attributing(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void placed(List<OrderPlaced> orders) {
        List<Object[]> lines = new ArrayList<>();
        for (OrderPlaced order : orders) {
            for (OrderPlaced.Line line : order.lines()) {
                SellerId seller = line.seller();
                if (seller != null) {
                    lines.add(sale(order, seller, line.what()));
                }
            }
        }
        jdbc.batchUpdate(SALE, lines);
    }

    private static Object[] sale(OrderPlaced order, SellerId seller, OrderLineRef line) {
        Timestamp placedAt = Timestamp.from(order.placedAt());
        return new Object[] {
            Ids.next(),
            order.order().value(),
            line.orderLine(),
            placedAt,
            line.product().value(),
            line.quantity(),
            line.items().minor(),
            line.items().currency().getCurrencyCode(),
            order.shopper().value(),
            seller.value(),
            placedAt,
            Timestamp.from(order.placedAt().minus(WINDOW))
        };
    }

    public void cancelled(List<OrderCancelled> events) {
        jdbc.batchUpdate(
                REVERSAL,
                events.stream()
                        .flatMap(event ->
                                event.lines().stream().map(line -> reversal("CANCELLATION", event.cancelledAt(), line)))
                        .toList());
    }

    public void refunded(List<RefundIssued> events) {
        jdbc.batchUpdate(
                REVERSAL,
                events.stream()
                        .flatMap(event ->
                                event.lines().stream().map(line -> reversal("REFUND", event.refundedAt(), line)))
                        .toList());
    }

    private static Object[] reversal(String kind, Instant at, OrderLineRef line) {
        return new Object[] {
            Ids.next(), kind, Timestamp.from(at), line.quantity(), line.items().minor(), line.orderLine()
        };
    }

    public void forget() {
        jdbc.update("DELETE FROM attribution");
    }
}
