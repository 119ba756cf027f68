package dev.flywheel.service.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.postgres.Database;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.PostgresForTests;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Eight writers that dawdle between insert and commit and roll back at random, three consumers, one of them a process
 * that is killed again and again, and a log that is cut into partitions meanwhile: every committed event is applied
 * exactly once and in order per writer.
 */
class FeedProofTest {

    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = 150;
    private static final int TRANSACTIONS_PER_PARTITION = 100;
    private static final long SEED = 20260101;

    @Test
    void everyCommittedEventIsAppliedOnceAndInOrderByEveryConsumer() throws Exception {
        DataSource source = pooled(PostgresForTests.database("classpath:db/chassis"));
        try (FeedProvider provider = new FeedProvider(source);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            DataSource first = consumerDatabase();
            DataSource second = consumerDatabase();
            Database killed = PostgresForTests.database("classpath:db/chassis");
            DataSource third = plain(killed);
            JdbcClient.create(third).sql(CountingConsumer.TABLE).update();

            List<FeedLoop> loops = List.of(loop(first, provider), loop(second, provider));
            try {
                loops.forEach(threads::submit);
                AtomicBoolean writing = new AtomicBoolean(true);
                Future<Integer> kills = threads.submit(() -> killAgainAndAgain(killed, provider.port(), writing));
                Future<Integer> cuts = threads.submit(() -> cutAgainAndAgain(source, writing));
                List<List<Integer>> committed = write(source, provider.log, threads);
                writing.set(false);
                assertThat(cuts.get(30, TimeUnit.SECONDS)).as("partitions made").isGreaterThan(5);
                assertThat(kills.get(120, TimeUnit.SECONDS)).as("kills").isGreaterThanOrEqualTo(3);
                FeedConsumer rest = CountingConsumer.on(third, provider.port(), "killed");
                rest.register();
                drain(rest);
                assertApplied(committed, List.of(first, second, third));
                rest.replay();
                drain(rest);
                assertApplied(committed, List.of(third));
            } finally {
                loops.forEach(FeedLoop::stop);
            }
        }
    }

    private static void assertApplied(List<List<Integer>> committed, List<DataSource> consumers) {
        int total = committed.stream().mapToInt(List::size).sum();
        assertThat(total)
                .as("some were rolled back")
                .isBetween(WRITERS * TRANSACTIONS / 2, WRITERS * TRANSACTIONS * 2 - 1);
        for (DataSource consumer : consumers) {
            Eventually.await(Duration.ofSeconds(60), () -> count(consumer) == total);
            for (int writer = 0; writer < WRITERS; writer++) {
                assertThat(appliedOf(consumer, writer)).isEqualTo(committed.get(writer));
            }
        }
    }

    private static List<List<Integer>> write(DataSource source, EventLog log, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        List<Future<List<Integer>>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            writers.add(threads.submit(() -> writeAs(number, source, log)));
        }
        List<List<Integer>> committed = new ArrayList<>();
        for (Future<List<Integer>> writer : writers) {
            committed.add(writer.get());
        }
        return committed;
    }

    private static List<Integer> writeAs(int writer, DataSource source, EventLog log) {
        Random random = new Random(SEED + writer);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        List<Integer> committed = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < TRANSACTIONS; i++) {
            List<Counted> facts = new ArrayList<>();
            for (int k = random.nextInt(1, 3); k > 0; k--) {
                facts.add(new Counted(writer, next++, "x"));
            }
            boolean rollback = random.nextInt(5) == 0;
            transaction.executeWithoutResult(status -> {
                log.append(facts);
                dawdle(random);
                if (rollback) {
                    status.setRollbackOnly();
                }
            });
            if (!rollback) {
                facts.forEach(fact -> committed.add(fact.n()));
            }
        }
        return committed;
    }

    private static void dawdle(Random random) {
        try {
            TimeUnit.MICROSECONDS.sleep(random.nextInt(20) == 0 ? 60_000 : random.nextInt(12_000));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int killAgainAndAgain(Database database, int port, AtomicBoolean writing)
            throws IOException, InterruptedException {
        int kills = 0;
        while (writing.get() || kills < 3) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CountingConsumer.class.getName(),
                            database.url(),
                            database.user(),
                            database.password(),
                            Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            awaitProgress(database);
            process.destroyForcibly().waitFor();
            kills++;
        }
        return kills;
    }

    private static int cutAgainAndAgain(DataSource source, AtomicBoolean writing) throws InterruptedException {
        LogPartitions partitions = new LogPartitions(
                new JdbcTemplate(source),
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                Clock.systemUTC(),
                new FeedSettings(null, TRANSACTIONS_PER_PARTITION));
        int cuts = 0;
        while (writing.get()) {
            cuts += partitions.tend();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return cuts;
    }

    /** Until the process has applied something more, so that the kill meets it at work; it may have nothing left to do. */
    private static void awaitProgress(Database database) throws InterruptedException {
        DataSource consumer = plain(database);
        long before = count(consumer);
        for (int i = 0; i < 60 && count(consumer) == before; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void drain(FeedConsumer consumer) {
        FeedConsumer.Progress progress;
        do {
            progress = consumer.poll();
        } while (progress.applied() > 0 || progress.more());
    }

    private static FeedLoop loop(DataSource dataSource, FeedProvider provider) {
        return CountingConsumer.loop(dataSource, provider.port(), "steady" + dataSource.hashCode());
    }

    private static DataSource consumerDatabase() {
        DataSource dataSource = pooled(PostgresForTests.database("classpath:db/chassis"));
        JdbcClient.create(dataSource).sql(CountingConsumer.TABLE).update();
        return dataSource;
    }

    private static long count(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("SELECT count(*) FROM applied")
                .query(Long.class)
                .single();
    }

    private static List<Integer> appliedOf(DataSource dataSource, int writer) {
        return JdbcClient.create(dataSource)
                .sql("SELECT n FROM applied WHERE writer = ? ORDER BY ord")
                .param(writer)
                .query(Integer.class)
                .list();
    }

    private static DataSource plain(Database database) {
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }

    private static DataSource pooled(Database database) {
        com.zaxxer.hikari.HikariDataSource pool = new com.zaxxer.hikari.HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(12);
        return pool;
    }
}
