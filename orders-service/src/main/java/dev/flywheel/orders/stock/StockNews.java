package dev.flywheel.orders.stock;

import dev.flywheel.contracts.orders.StockChanged;
import dev.flywheel.domain.OfferId;
import dev.flywheel.service.feed.EventLog;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells others what can be sold now. Not in the transactions that move stock: the feed is ordered by transaction id, which
 * a checkout draws before it gets the stock row's lock, so two of them could be told in the wrong order and leave readers
 * with the older quantity for good. Here one transaction after the other tells the newest; and a thousand sales of one
 * offer within a moment become one event, off the buyers' path.
 */
@Component
class StockNews {

    private static final long ONE_TELLER = 0x73746f636bL;
    private static final int BATCH = 5_000;

    private final JdbcClient jdbc;
    private final EventLog events;

    StockNews(JdbcClient jdbc, EventLog events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Returns the number of offers told. */
    @Transactional
    public int tell() {
        if (nothingToTell()) {
            return 0;
        }
        // The lock draws no transaction id, so ids follow the order in which tellers get it.
        jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                .param(ONE_TELLER)
                .query((rs, row) -> 0)
                .list();
        List<UUID> changed = jdbc.sql("""
                WITH told AS (DELETE FROM stock_change WHERE ctid = ANY (ARRAY(SELECT ctid FROM stock_change LIMIT ?))
                              RETURNING offer)
                SELECT DISTINCT offer FROM told""")
                .param(BATCH)
                .query((rs, row) -> rs.getObject(1, UUID.class))
                .list();
        List<StockChanged> news = jdbc.sql("""
                SELECT offer, sum(on_hand + backorder - held)::int FROM stock WHERE offer = ANY (?)
                GROUP BY offer ORDER BY offer""")
                .param(new SqlArrayValue("uuid", changed.toArray()))
                .query((rs, row) -> new StockChanged(new OfferId(rs.getObject(1, UUID.class)), rs.getInt(2)))
                .list();
        events.append(news);
        return news.size();
    }

    private boolean nothingToTell() {
        return !jdbc.sql("SELECT EXISTS (SELECT FROM stock_change)")
                .query(Boolean.class)
                .single();
    }
}
