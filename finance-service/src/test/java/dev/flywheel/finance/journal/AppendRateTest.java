package dev.flywheel.finance.journal;

import static dev.flywheel.finance.TestEntries.key;
import static dev.flywheel.finance.TestEntries.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.finance.FinanceServiceTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Says how fast entries are added here, all of them to the same two accounts; speed itself is not asserted. */
@SuppressWarnings("NullAway.Init")
class AppendRateTest extends FinanceServiceTest {

    private static final Logger log = LoggerFactory.getLogger(AppendRateTest.class);
    private static final int BATCHES = 20;
    private static final int BATCH = 500;

    @Autowired
    private Ledger ledger;

    @Test
    void everyEntryOfManyBatchesIsAdded() {
        List<List<JournalEntry>> batches = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            List<JournalEntry> batch = new ArrayList<>();
            for (int j = 0; j < BATCH; j++) {
                batch.add(sale(key("rate"), "1.00"));
            }
            batches.add(batch);
        }

        long started = System.nanoTime();
        int added = 0;
        for (List<JournalEntry> batch : batches) {
            added += ledger.append("orders", batch).added();
        }
        double seconds = (System.nanoTime() - started) / 1e9;

        log.info("{} entries of 2 lines in batches of {}: {} entries/s", added, BATCH, Math.round(added / seconds));
        assertThat(added).isEqualTo(BATCHES * BATCH);
    }
}
