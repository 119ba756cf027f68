package dev.flywheel.prime.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.prime.PrimeServiceTest;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A {@code MembershipChanged} carries the whole truth about a membership, and readers keep the last one they read. So the
 * last one in the feed, which goes by transaction id, must be the one that happened last.
 */
@SuppressWarnings("NullAway.Init")
class ToldInOrderTest extends PrimeServiceTest {

    private static final int MEMBERS = 40;

    @Autowired
    private Memberships memberships;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aCancellationThatWaitedIsToldAfterWhatItWaitedFor() throws Exception {
        AccountId account = member();
        MembershipId id = MembershipId.of(membership(account).text("/membershipId"));
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> holding = threads.submit(() -> transaction(() -> {
                memberships.lock(id);
                locked.countDown();
                await(finish);
            }));
            await(locked);
            Future<Api.Reply> cancelling = threads.submit(() -> shopper(account)
                    .key("while-renewing")
                    .post("/prime/membership/cancellation", null)
                    .expect(200));
            try {
                Eventually.await(Duration.ofSeconds(10), this::isSomebodyWaiting);
                long meanwhile = transaction(() -> {});
                finish.countDown();
                cancelling.get();
                assertThat(transactionThatToldLast(id)).isGreaterThan(meanwhile);
                assertThat(meanwhile).isGreaterThan(holding.get());
            } finally {
                finish.countDown();
            }
        }
    }

    @Test
    void whatReadersKeepIsWhatIsTrueAfterAStorm() throws Exception {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            accounts.add(member());
        }
        moveTo(today().plusMonths(1));
        List<Callable<Api.Reply>> storm = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            AccountId account = accounts.get(i);
            String at = i % 4 == 0 ? "PERIOD_END" : "NOW";
            storm.add(() -> shopper(account).key("storm").post("/prime/membership/cancellation", Map.of("at", at)));
            if (i % 5 == 0) {
                storm.add(() -> work("renew-memberships"));
                storm.add(() -> work("charge-members"));
                storm.add(() -> work("end-memberships"));
            }
        }

        List<Api.Reply> replies = atOnce(storm);

        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
        settle();
        assertThat(accounts)
                .allSatisfy(account -> assertThat(told(account).getLast())
                        .isEqualTo(Instant.parse(membership(account).text("/benefitsUntil"))));
    }

    private Api.Reply work(String job) {
        job(job);
        return anyone().get("/prime/offer");
    }

    private long transactionThatToldLast(MembershipId membership) {
        return jdbc.sql("""
                SELECT tx::text::bigint FROM event_log
                WHERE type = 'MembershipChanged' AND data ->> 'membership' = ? ORDER BY tx DESC LIMIT 1""").params(membership.toString()).query(Long.class).single();
    }

    private boolean isSomebodyWaiting() {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype IN ('advisory', 'transactionid', 'tuple'))")
                .query(Boolean.class)
                .single();
    }

    private long transaction(Runnable work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            work.run();
            return jdbc.sql("SELECT pg_current_xact_id()::text::bigint")
                    .query(Long.class)
                    .single();
        }));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
