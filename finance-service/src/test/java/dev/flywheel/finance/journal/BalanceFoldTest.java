package dev.flywheel.finance.journal;

import static dev.flywheel.finance.TestEntries.key;
import static dev.flywheel.finance.TestEntries.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.finance.FinanceServiceTest;
import dev.flywheel.finance.Together;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@SuppressWarnings("NullAway.Init")
class BalanceFoldTest extends FinanceServiceTest {

    private static final int WRITERS = 6;
    private static final int ENTRIES = 60;

    @Autowired
    private Ledger ledger;

    @Autowired
    private BalanceFold fold;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void foldAndTailAreThePlainSumWhileWritersRun() throws Exception {
        BigDecimal before = cashOfSales();
        AtomicInteger committed = new AtomicInteger();
        AtomicInteger writing = new AtomicInteger(WRITERS);
        AtomicInteger folds = new AtomicInteger();

        List<Integer> differences = Together.run(WRITERS + 2, number -> {
            if (number < WRITERS) {
                write(number, committed);
                writing.decrementAndGet();
                return 0;
            }
            int different = 0;
            do {
                if (number == WRITERS) {
                    folds.addAndGet(fold.fold() > 0 ? 1 : 0);
                } else {
                    different += differences();
                }
            } while (writing.get() > 0);
            return different;
        });

        assertThat(differences).containsOnly(0);
        assertThat(folds.get()).as("folds that found something").isPositive();
        assertThat(cashOfSales().subtract(before)).isEqualByComparingTo(BigDecimal.valueOf(committed.get()));
        fold.fold();
        assertThat(differences()).isZero();
    }

    @Test
    void aSlowWriterIsNotFoldedPast() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        String slow = key("sale");
        Thread writer = Thread.ofVirtual()
                .start(() -> transaction.executeWithoutResult(status -> {
                    ledger.append("orders", List.of(sale(slow, "5.00")));
                    written.countDown();
                    await(mayCommit);
                }));
        written.await();
        ledger.append("orders", List.of(sale(key("sale"), "3.00")));

        fold.fold();
        mayCommit.countDown();
        writer.join();

        assertThat(differences()).isZero();
        assertThat(fold.fold()).as("lines of both").isGreaterThanOrEqualTo(4);
        assertThat(differences()).isZero();
    }

    @Test
    void whatIsFoldedIsNotFoldedAgain() {
        ledger.append("orders", List.of(sale(key("sale"), "5.00")));

        assertThat(fold.fold()).isGreaterThanOrEqualTo(2);
        assertThat(fold.fold()).isZero();
    }

    private void write(int number, AtomicInteger committed) {
        Random random = new Random(number);
        for (int i = 0; i < ENTRIES; i++) {
            boolean keep = random.nextInt(4) > 0;
            transaction.executeWithoutResult(status -> {
                ledger.append("orders", List.of(sale(key("fold"), "0.01")));
                if (random.nextInt(8) == 0) {
                    jdbc.sql("SELECT pg_sleep(0.005)").query(rows -> {});
                }
                if (!keep) {
                    status.setRollbackOnly();
                }
            });
            committed.addAndGet(keep ? 1 : 0);
        }
    }

    /** Accounts whose folded sum is not the plain one, seen at one moment. */
    private int differences() {
        return jdbc.sql("""
                        SELECT count(*) FROM (
                            SELECT account, currency FROM (
                                SELECT account, currency, debits, credits FROM balance
                                UNION ALL
                                SELECT account, currency, -(minor * (side = 'DEBIT')::int), -(minor * (side = 'CREDIT')::int)
                                FROM posting) both_ways
                            GROUP BY account, currency HAVING sum(debits) <> 0 OR sum(credits) <> 0) wrong""").query(Integer.class).single();
    }

    private BigDecimal cashOfSales() {
        return jdbc.sql("""
                        SELECT coalesce(sum(minor), 0) FROM posting JOIN journal_entry ON id = entry_id
                        WHERE key LIKE 'fold:%' AND side = 'CREDIT'""").query(BigDecimal.class).single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
