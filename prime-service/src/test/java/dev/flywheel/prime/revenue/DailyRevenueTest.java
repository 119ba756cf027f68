package dev.flywheel.prime.revenue;

import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.REFUND_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.SUBSCRIPTION_REVENUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.prime.PrimeServiceTest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DailyRevenueTest extends PrimeServiceTest {

    @Test
    void earnsADayWhenItIsOver() {
        moveToMonthOf(30);
        AccountId account = member();
        String id = membership(account).text("/membershipId");
        assertThat(books(id)).doesNotContainKey(SUBSCRIPTION_REVENUE);
        passDays(1);
        assertThat(books(id)).containsEntry(SUBSCRIPTION_REVENUE, 49L);
        passDays(28);
        assertThat(books(id)).containsEntry(SUBSCRIPTION_REVENUE, 29 * 49L);
        cancel(account, "PERIOD_END").expect(200);
        passDays(1);
        assertThat(books(id)).containsEntry(SUBSCRIPTION_REVENUE, 1_499L).doesNotContainKey(REFUND_LIABILITY);
    }

    @Test
    void makesUpForMissedDaysWithTheirOwnKeys() {
        moveToMonthOf(31);
        AccountId account = member();
        String id = membership(account).text("/membershipId");
        moveTo(today().plusDays(7));
        settle();
        assertThat(books(id)).containsEntry(SUBSCRIPTION_REVENUE, 7 * 48L);
        for (int day = 1; day <= 7; day++) {
            String key = "prime:revenue:" + today().minusDays(day) + ":US:USD:";
            assertThat(facts(JournalEntry.class)).anyMatch(entry -> entry.key().startsWith(key));
        }
        assertKeysAreUnique();
    }

    @Test
    void manyRunsAtOnceEarnADayOnce() throws Exception {
        moveToMonthOf(30);
        List<AccountId> members =
                IntStream.range(0, 30).mapToObj(any -> member()).toList();
        moveTo(today().plusDays(3));
        List<Callable<Integer>> runs = IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(any -> () -> job("recognise-revenue"))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var run : threads.invokeAll(runs)) {
                run.get();
            }
        }
        settle();
        for (AccountId member : members) {
            String id = membership(member).text("/membershipId");
            assertThat(books(id)).containsEntry(SUBSCRIPTION_REVENUE, 3 * 49L);
            cancel(member, "NOW").expect(200);
        }
        assertKeysAreUnique();
    }

    @Test
    void thirteenMonthsOfAMemberAddUpEveryDay() {
        AccountId account = member();
        String id = membership(account).text("/membershipId");
        for (int day = 0; day < 397; day++) {
            passDays(1);
            if (day % 10 == 0 || day > 390) {
                assertAddsUp(account, id);
            }
        }
        assertThat(payments.captured(account)).isGreaterThanOrEqualTo(14 * 1_499L);
        cancel(account, "NOW").expect(200);
        passDays(2);
        assertAddsUp(account, id);
        assertThat(books(id)).doesNotContainKey(REFUND_LIABILITY);
        assertThat(payments.refunded(account)).isPositive();
    }

    /** Recognised, refunded and deferred are what was billed, in the tables as in the books. */
    private void assertAddsUp(AccountId account, String id) {
        Map<LedgerAccount, Long> books = books(id);
        long billed = payments.captured(account);
        long refunded = payments.refunded(account);
        long recognised = books.getOrDefault(SUBSCRIPTION_REVENUE, 0L);
        long deferred = books.getOrDefault(REFUND_LIABILITY, 0L);
        assertThat(recognised + refunded + deferred).isEqualTo(billed);
        assertThat(books.getOrDefault(CONTRACT_LIABILITY, 0L)).isEqualTo(refunded - billed);
        assertThat(sum("recognised", id)).isEqualTo(recognised);
        assertThat(sum("refunded", id)).isEqualTo(refunded);
        assertThat(sum("price", id)).isEqualTo(billed);
    }

    private long sum(String column, String membership) {
        return jdbc.sql("SELECT coalesce(sum(" + column + "), 0) FROM membership_period WHERE membership = ?::uuid")
                .params(membership)
                .query(Long.class)
                .single();
    }

    private void assertKeysAreUnique() {
        List<String> keys =
                facts(JournalEntry.class).stream().map(JournalEntry::key).toList();
        assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
    }
}
