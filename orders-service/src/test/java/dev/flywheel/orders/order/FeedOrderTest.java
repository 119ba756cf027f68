package dev.flywheel.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.OrderId;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The events of an order stand in the feed in the order in which they happened. The feed goes by transaction id, so whoever
 * waits for an order must not have drawn his id before: he would be told of before what he waited for.
 */
@SuppressWarnings("NullAway.Init")
class FeedOrderTest extends OrdersServiceTest {

    @Autowired
    private OrderBook book;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void whoWaitsForAnOrderDrawsHisTransactionIdAfterwards() throws Exception {
        OrderId order = OrderId.of(order(shopper(), item(offer(null, "1.00", 9), 1)));
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> first = threads.submit(() -> transaction(() -> {
                book.lock(order, null);
                locked.countDown();
                await(finish);
            }));
            await(locked);
            Future<Long> waiting = threads.submit(() -> transaction(() -> book.lock(order, null)));
            try {
                Eventually.await(Duration.ofSeconds(10), this::isSomebodyWaiting);
                long meanwhile = transaction(() -> {});
                finish.countDown();
                assertThat(waiting.get()).isGreaterThan(meanwhile);
                assertThat(meanwhile).isGreaterThan(first.get());
            } finally {
                finish.countDown();
            }
        }
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
