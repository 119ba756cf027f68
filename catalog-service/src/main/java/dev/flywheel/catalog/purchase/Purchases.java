package dev.flywheel.catalog.purchase;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.feed.Feeds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of a customer's purchases. */
@Component
public class Purchases {

    private static final Logger log = LoggerFactory.getLogger(Purchases.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final JdbcClient jdbc;
    private final Feeds feeds;

    Purchases(JdbcClient jdbc, Feeds feeds) {
        this.jdbc = jdbc;
        this.feeds = feeds;
    }

    /**
     * How far an order of this customer's with goods of this seller is. What is not known here is looked for in the feed
     * before it counts as missing, where orders can be reached. Call it outside a transaction.
     */
    public Progress progress(AccountId customer, OrderId order, SellerId seller) {
        Progress known = stored(customer, order, seller);
        if (known == Progress.SHIPPED) {
            return known;
        }
        try {
            feeds.catchUp("orders", PATIENCE);
        } catch (RuntimeException away) {
            log.info("orders is away, so nothing new is known of order {}: {}", order, away.getMessage());
        }
        return stored(customer, order, seller);
    }

    private Progress stored(AccountId customer, OrderId order, SellerId seller) {
        return jdbc.sql("""
                SELECT CASE WHEN bool_or(shipped > 0) THEN 'SHIPPED' WHEN count(*) > 0 THEN 'PLACED' ELSE 'UNKNOWN' END
                FROM purchase WHERE order_id = :order AND account_id = :account AND seller_id = :seller""")
                .param("order", order.value())
                .param("account", customer.value())
                .param("seller", seller.value())
                .query((row, number) -> Progress.valueOf(row.getString(1)))
                .single();
    }

    /** How far an order is. */
    public enum Progress {
        /** No such order of this customer with this seller. */
        UNKNOWN,
        PLACED,
        /** Something of it left the warehouse. */
        SHIPPED
    }
}
