package dev.flywheel.seller.performance;

import dev.flywheel.contracts.seller.SellerPerformanceChanged;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.feed.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the orders of the last sixty days of each seller and tells the figures that changed. An order is late once one of
 * its units left too late, or has not left and is overdue. Cancelled and defective orders are told as none: sellers cannot
 * cancel, and no reason of a return is known.
 */
@Service
class Performance {

    private static final Duration PERIOD = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final EventLog events;
    private final Clock clock;

    Performance(JdbcClient jdbc, EventLog events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A job. One at a time, so that what is told last is what is true.
     *
     * @return sellers whose figures changed
     */
    @Transactional
    public int tell() {
        jdbc.sql("LOCK TABLE told_performance IN SHARE ROW EXCLUSIVE MODE").update();
        Instant now = clock.instant();
        List<SellerPerformanceChanged> changed = jdbc.sql("""
                MERGE INTO told_performance told USING (
                    SELECT seller, coalesce(orders, 0) AS orders, coalesce(late, 0) AS late
                    FROM (SELECT seller, count(DISTINCT order_id)::int AS orders,
                                 count(DISTINCT order_id) FILTER (WHERE late OR (open > 0 AND due_at <= :now))::int AS late
                          FROM promised_line WHERE placed_at > :since AND (open > 0 OR sent > 0)
                          GROUP BY seller) AS counted
                    FULL JOIN (SELECT seller FROM told_performance) AS known USING (seller)) AS fresh
                ON told.seller = fresh.seller
                WHEN MATCHED AND (told.orders, told.late) <> (fresh.orders, fresh.late)
                    THEN UPDATE SET orders = fresh.orders, late = fresh.late
                WHEN NOT MATCHED THEN INSERT VALUES (fresh.seller, fresh.orders, fresh.late)
                RETURNING told.seller, told.orders, told.late""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("since", now.minus(PERIOD).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new SellerPerformanceChanged(
                        new SellerId(row.getObject("seller", UUID.class)),
                        row.getInt("orders"),
                        0,
                        0,
                        row.getInt("late")))
                .list();
        events.append(changed);
        return changed.size();
    }
}
