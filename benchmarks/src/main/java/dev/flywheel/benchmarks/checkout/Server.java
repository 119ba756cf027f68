package dev.flywheel.benchmarks.checkout;

import dev.flywheel.benchmarks.Processors;
import java.io.IOException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What PostgreSQL and the processors have done so far.
 *
 * @param ordersCommits transactions of orders-service, its jobs and feeds included
 * @param financeCommits of finance-service
 * @param deadlocks (SQLSTATE 40P01) in all databases
 */
record Server(long ordersCommits, long financeCommits, long deadlocks, double cpuSeconds) {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final long SECOND = 1_000;
    /** Transactions a second that jobs and feeds make when there is nothing to do. */
    private static final long IDLE = 60;

    static Server now(Shop shop) throws IOException {
        JdbcClient jdbc = shop.orders();
        Processors used = Processors.now(jdbc);
        return new Server(
                commits(jdbc, "orders"),
                commits(jdbc, "finance"),
                jdbc.sql("SELECT sum(deadlocks) FROM pg_stat_database")
                        .query(Long.class)
                        .single(),
                used.java() + used.postgres());
    }

    Server since(Server before) {
        return new Server(
                ordersCommits - before.ordersCommits,
                financeCommits - before.financeCommits,
                deadlocks - before.deadlocks,
                cpuSeconds - before.cpuSeconds);
    }

    Server plus(Server more) {
        return new Server(
                ordersCommits + more.ordersCommits,
                financeCommits + more.financeCommits,
                deadlocks + more.deadlocks,
                cpuSeconds + more.cpuSeconds);
    }

    /** Waits until what checkouts set going (events, letters, stock news) is done. */
    static void awaitQuiet(Shop shop) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        long before = all(shop);
        while (true) {
            Thread.sleep(SECOND);
            long now = all(shop);
            if (now - before < IDLE) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("still " + (now - before) + " transactions a second after " + LONGEST);
            }
            before = now;
        }
    }

    private static long all(Shop shop) {
        return commits(shop.orders(), "orders") + commits(shop.orders(), "finance");
    }

    private static long commits(JdbcClient jdbc, String database) {
        return jdbc.sql("SELECT xact_commit FROM pg_stat_database WHERE datname = ?")
                .param(database)
                .query(Long.class)
                .single();
    }
}
