package dev.flywheel.ads.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bills whatever clicks are not billed yet. May run twice, or on two replicas at once: every click is billed once. */
@Component
public class ClickBilling {

    private static final Logger log = LoggerFactory.getLogger(ClickBilling.class);
    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final BatchClosing closing;

    ClickBilling(JdbcClient jdbc, BatchClosing closing) {
        this.jdbc = jdbc;
        this.closing = closing;
    }

    /**
     * Closes a batch for each campaign and day with unbilled clicks, each in a transaction of its own.
     *
     * @return batches closed
     */
    public int closeBatches() {
        List<BatchClosing.Due> due = jdbc.sql("""
                SELECT DISTINCT campaign_id, day FROM ad_click
                 WHERE batch IS NULL AND charged_micros > 0
                 ORDER BY day, campaign_id LIMIT ?""")
                .param(AT_ONCE)
                .query((row, number) -> new BatchClosing.Due(
                        row.getObject("campaign_id", UUID.class), row.getObject("day", LocalDate.class)))
                .list();
        return (int) due.stream().filter(this::close).count();
    }

    private boolean close(BatchClosing.Due due) {
        try {
            return closing.close(due);
        } catch (RuntimeException failure) {
            // One campaign that cannot be billed must not keep the others from it; the next run tries again.
            log.error("clicks of campaign {} on {} are not billed", due.campaign(), due.day(), failure);
            return false;
        }
    }
}
