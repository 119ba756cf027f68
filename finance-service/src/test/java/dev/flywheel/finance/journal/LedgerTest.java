package dev.flywheel.finance.journal;

import static dev.flywheel.finance.TestEntries.key;
import static dev.flywheel.finance.TestEntries.reversal;
import static dev.flywheel.finance.TestEntries.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.finance.FinanceServiceTest;
import dev.flywheel.finance.Together;
import dev.flywheel.service.feed.Feeds;
import dev.flywheel.testing.SqlStatements;
import dev.flywheel.testing.service.OtherServices;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init")
class LedgerTest extends FinanceServiceTest {

    @Autowired
    private Ledger ledger;

    @Autowired
    private Feeds feeds;

    @Test
    void takesAnEntryOnce() {
        JournalEntry sale = sale(key("sale"), "10.00");

        assertThat(ledger.append("orders", List.of(sale))).isEqualTo(new Appended(1, 0, 0));
        assertThat(ledger.append("orders", List.of(sale))).isEqualTo(new Appended(0, 1, 0));
        assertThat(lines(sale.key())).isEqualTo(2);
    }

    @Test
    void theSameKeyOfAnotherSourceIsAnotherFact() {
        JournalEntry sale = sale(key("sale"), "10.00");
        ledger.append("orders", List.of(sale));

        assertThat(ledger.append("prime", List.of(sale))).isEqualTo(new Appended(1, 0, 0));
    }

    @Test
    void repetitionsWithinABatchCountOnce() {
        JournalEntry sale = sale(key("sale"), "10.00");
        JournalEntry other = sale(sale.key(), "11.00");

        assertThat(ledger.append("orders", List.of(sale, sale, other))).isEqualTo(new Appended(1, 1, 1));
        assertThat(conflicts(sale.key())).containsExactly("OTHER_CONTENT");
    }

    @Test
    void aRestatementWithOtherContentIsKeptAndTheRestGoesOn() {
        JournalEntry first = sale(key("sale"), "10.00");
        JournalEntry other = sale(first.key(), "12.00");
        JournalEntry next = sale(key("sale"), "7.00");
        ledger.append("orders", List.of(first));

        OtherServices.publish("orders", other, next);
        feeds.drain();

        assertThat(conflicts(first.key())).containsExactly("OTHER_CONTENT");
        assertThat(lines(next.key())).isEqualTo(2);
        assertThat(amount(first.key())).isEqualTo(1000);
    }

    @Test
    void aRepeatedConflictIsKeptOnce() {
        JournalEntry first = sale(key("sale"), "10.00");
        JournalEntry other = sale(first.key(), "12.00");
        ledger.append("orders", List.of(first));

        ledger.append("orders", List.of(other));
        ledger.append("orders", List.of(other));

        assertThat(conflicts(first.key())).hasSize(1);
    }

    @Test
    void aReversalNamesWhatItReverses() {
        JournalEntry sale = sale(key("sale"), "10.00");
        JournalEntry reversal = reversal(key("reversal"), sale.key(), "10.00");

        assertThat(ledger.append("orders", List.of(sale, reversal)).added()).isEqualTo(2);

        String reversed =
                jdbc.sql("""
                        SELECT original.key FROM journal_entry entry
                        JOIN journal_entry original ON original.id = entry.reverses_id WHERE entry.key = ?""").param(reversal.key()).query(String.class).single();
        assertThat(reversed).isEqualTo(sale.key());
    }

    @Test
    void aReversalOfNothingIsAConflict() {
        JournalEntry reversal = reversal(key("reversal"), key("unheard of"), "10.00");

        assertThat(ledger.append("orders", List.of(reversal))).isEqualTo(new Appended(0, 0, 1));
        assertThat(conflicts(reversal.key())).containsExactly("REVERSES_UNKNOWN");
    }

    @Test
    void ofTwoReversalsInABatchOneWins() {
        JournalEntry sale = sale(key("sale"), "10.00");
        JournalEntry first = reversal(key("reversal"), sale.key(), "10.00");
        JournalEntry second = reversal(key("reversal"), sale.key(), "10.00");

        assertThat(ledger.append("orders", List.of(sale, first, second))).isEqualTo(new Appended(2, 0, 1));
        assertThat(conflicts(second.key())).containsExactly("REVERSED_BEFORE");
    }

    @Test
    void ofConcurrentReversalsOneWins() throws Exception {
        JournalEntry sale = sale(key("sale"), "10.00");
        ledger.append("orders", List.of(sale));

        List<Appended> outcomes = Together.run(
                16, number -> ledger.append("orders", List.of(reversal(key("reversal"), sale.key(), "10.00"))));

        assertThat(outcomes).filteredOn(outcome -> outcome.added() == 1).hasSize(1);
        assertThat(outcomes).filteredOn(outcome -> outcome.conflicting() == 1).hasSize(15);
    }

    @Test
    void aRetryStormYieldsOneEntry() throws Exception {
        JournalEntry sale = sale(key("sale"), "10.00");

        List<Appended> outcomes = Together.run(32, number -> ledger.append("orders", List.of(sale)));

        assertThat(outcomes.stream().mapToInt(Appended::added).sum()).isEqualTo(1);
        assertThat(outcomes.stream().mapToInt(Appended::repeated).sum()).isEqualTo(31);
        assertThat(lines(sale.key())).isEqualTo(2);
    }

    @Test
    void opposingBatchesNeitherDeadlockNorDouble() throws Exception {
        List<JournalEntry> entries =
                IntStream.range(0, 100).mapToObj(i -> sale(key("sale"), "1.00")).toList();

        List<Appended> outcomes = Together.run(
                2, number -> ledger.append("orders", number == 0 ? entries : new ArrayList<>(entries).reversed()));

        assertThat(outcomes.stream().mapToInt(Appended::added).sum()).isEqualTo(100);
    }

    @Test
    void opposingReversalsUnderOtherKeysDoNotDeadlock() throws Exception {
        List<JournalEntry> sales =
                IntStream.range(0, 100).mapToObj(i -> sale(key("sale"), "1.00")).toList();
        ledger.append("orders", sales);
        List<JournalEntry> reversals = sales.stream()
                .map(sale -> reversal(key("reversal"), sale.key(), "1.00"))
                .toList();
        List<JournalEntry> rivals = sales.reversed().stream()
                .map(sale -> reversal(key("rival"), sale.key(), "1.00"))
                .toList();

        List<Appended> outcomes = Together.run(2, number -> ledger.append("orders", number == 0 ? reversals : rivals));

        assertThat(outcomes.stream().mapToInt(Appended::added).sum()).isEqualTo(100);
        assertThat(outcomes.stream().mapToInt(Appended::conflicting).sum()).isEqualTo(100);
    }

    @Test
    void aBatchIsAHandfulOfStatements() throws Exception {
        List<JournalEntry> one = List.of(sale(key("sale"), "1.00"));
        List<JournalEntry> many =
                IntStream.range(0, 500).mapToObj(i -> sale(key("sale"), "1.00")).toList();

        List<String> forOne = SqlStatements.during(() -> ledger.append("orders", one));
        List<String> forMany = SqlStatements.during(() -> ledger.append("orders", many));

        assertThat(forMany).isEqualTo(forOne).hasSize(3);
    }

    private int lines(String key) {
        return jdbc.sql("SELECT count(*) FROM posting JOIN journal_entry ON id = entry_id WHERE key = ?")
                .param(key)
                .query(Integer.class)
                .single();
    }

    private long amount(String key) {
        return jdbc.sql("SELECT max(minor) FROM posting JOIN journal_entry ON id = entry_id WHERE key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    private List<String> conflicts(String key) {
        return jdbc.sql("SELECT kind FROM journal_conflict WHERE key = ?")
                .param(key)
                .query(String.class)
                .list();
    }
}
