package dev.flywheel.catalog.offer;

import dev.flywheel.catalog.change.Changes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells prices that change by themselves, because a sale begins or ends, and has pages and search follow. */
@Component
class PriceTimetable {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Changes changes;
    private final OfferNews news;
    private final Clock clock;

    PriceTimetable(JdbcClient jdbc, TransactionTemplate transaction, Changes changes, OfferNews news, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.changes = changes;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Deals with every price that is due; a job, which bears running twice.
     *
     * @return products of which a price changed
     */
    int keep() {
        int done = 0;
        List<UUID> due = due();
        while (!due.isEmpty()) {
            List<UUID> some = due;
            transaction.executeWithoutResult(status -> {
                changes.begin();
                news.tell(some, Map.of());
                changes.changed(some);
            });
            done += some.size();
            due = due();
        }
        return done;
    }

    /** Telling them moves their time on, so that they are not found again. */
    private List<UUID> due() {
        return jdbc.sql("""
                SELECT DISTINCT product_id FROM (
                    SELECT product_id FROM offer WHERE reprice_at <= :now ORDER BY reprice_at LIMIT :limit) due""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", AT_ONCE)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
