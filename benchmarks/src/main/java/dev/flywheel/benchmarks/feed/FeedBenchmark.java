package dev.flywheel.benchmarks.feed;

import dev.flywheel.benchmarks.Benchmark;
import dev.flywheel.benchmarks.Folder;
import dev.flywheel.postgres.Database;
import dev.flywheel.postgres.FlywheelPostgres;
import dev.flywheel.service.FlywheelService;
import dev.flywheel.service.feed.EventLog;
import dev.flywheel.testing.service.OtherServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Events of 500 bytes, ten a transaction, from four writers: the rate of the bare inserts, then the rate end to end
 * (append, HTTP, apply with the cursor), on the same PostgreSQL in the same run; then the cost of twenty idle feeds.
 */
public final class FeedBenchmark implements Benchmark {

    private static final int WRITERS = 4;
    private static final int PER_TRANSACTION = 10;
    private static final int WARM_UP = 40_000;
    private static final int EVENTS = 200_000;
    /** Until what a start sets going has come to rest. */
    private static final int SETTLING_SECONDS = 30;

    private static final int IDLE_SECONDS = 60;
    private static final String PAYLOAD = "x".repeat(480);

    @Override
    public String run() throws Exception {
        try (Folder folder = Folder.temporary();
                FlywheelPostgres postgres = FlywheelPostgres.in(folder.resolve("postgres"))
                        .thrownAway()
                        .setting("max_connections", "100")
                        .start()) {
            return measure(postgres);
        }
    }

    private String measure(FlywheelPostgres postgres) throws Exception {
        // Before the load, whose tables are vacuumed and written out for a while afterwards.
        double idleWithout = idle(postgres, false);
        double idleWith = idle(postgres, true);
        try (ConfigurableApplicationContext provider =
                start(ProviderApplication.class, "provider", postgres.database("provider"), 0, 0, true)) {
            int port = port(provider);
            double bare;
            double endToEnd;
            try (ConfigurableApplicationContext consumer =
                    start(ConsumerApplication.class, "consumer", postgres.database("consumer"), port, 1, true)) {
                AtomicLong numbers = new AtomicLong();
                endToEnd(provider, consumer, numbers, WARM_UP);
                bare(provider, WARM_UP);
                bare = bare(provider, EVENTS);
                endToEnd = endToEnd(provider, consumer, numbers, EVENTS);
            }
            return report(bare, endToEnd, idleWithout, idleWith);
        }
    }

    /** Events per second from the first append to the last one applied. */
    private static double endToEnd(
            ConfigurableApplicationContext provider,
            ConfigurableApplicationContext consumer,
            AtomicLong numbers,
            int count)
            throws Exception {
        EventLog log = provider.getBean(EventLog.class);
        TransactionTemplate transaction = new TransactionTemplate(provider.getBean(PlatformTransactionManager.class));
        JdbcClient applied = JdbcClient.create(consumer.getBean(DataSource.class));
        long before = applied(applied);
        long start = System.nanoTime();
        write(
                count,
                ignored -> transaction.executeWithoutResult(status -> {
                    List<Measured> events = new ArrayList<>();
                    for (int i = 0; i < PER_TRANSACTION; i++) {
                        events.add(new Measured(numbers.getAndIncrement(), PAYLOAD));
                    }
                    log.append(events);
                }));
        while (applied(applied) < before + count) {
            Thread.sleep(5);
        }
        return rate(count, start);
    }

    /** Rows per second of the same size in the same transactions, read by nobody. */
    private static double bare(ConfigurableApplicationContext provider, int count) throws Exception {
        JdbcTemplate jdbc = new JdbcTemplate(provider.getBean(DataSource.class));
        TransactionTemplate transaction = new TransactionTemplate(provider.getBean(PlatformTransactionManager.class));
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < PER_TRANSACTION; i++) {
            rows.add(i);
        }
        String data = "{\"n\":1,\"payload\":\"" + PAYLOAD + "\"}";
        long start = System.nanoTime();
        write(
                count,
                ignored -> transaction.executeWithoutResult(status -> jdbc.batchUpdate(
                        "INSERT INTO bare (id, type, subject, occurred_at, data) VALUES (?, 'Measured', 'n', now(), ?::json)",
                        rows,
                        PER_TRANSACTION,
                        (statement, row) -> {
                            statement.setObject(1, UUID.randomUUID());
                            statement.setString(2, data);
                        })));
        return rate(count, start);
    }

    private static void write(int count, LongConsumer transaction) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < count / WRITERS / PER_TRANSACTION; i++) {
                        transaction.accept(i);
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
    }

    /** Share of one core that this JVM and PostgreSQL use for a minute while twenty feeds wait, or do not. */
    private static double idle(FlywheelPostgres postgres, boolean feeds) throws Exception {
        try (ConfigurableApplicationContext provider =
                        start(ProviderApplication.class, "provider", postgres.database("quiet"), 0, 0, true);
                ConfigurableApplicationContext consumer = start(
                        ConsumerApplication.class, "consumer", postgres.database("idle"), port(provider), 20, feeds)) {
            Thread.sleep(SETTLING_SECONDS * 1000L);
            long before = CpuTime.ofThisJvmAndItsChildren();
            Thread.sleep(IDLE_SECONDS * 1000L);
            return (CpuTime.ofThisJvmAndItsChildren() - before) / (IDLE_SECONDS * 1e9);
        }
    }

    private static int port(ConfigurableApplicationContext service) {
        return Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static long applied(JdbcClient jdbc) {
        return jdbc.sql("SELECT coalesce(sum(applied), 0) FROM feed_cursor")
                .query(Long.class)
                .single();
    }

    private static double rate(int count, long start) {
        return count * 1e9 / (System.nanoTime() - start);
    }

    private static ConfigurableApplicationContext start(
            Class<?> application, String name, Database database, int provider, int subscriptions, boolean feeds) {
        return FlywheelService.builder(application, name)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--flywheel.services.provider.url=http://localhost:" + provider,
                        "--flywheel.security.jwk-set-uri=" + OtherServices.url("accounts") + "/oauth2/jwks",
                        "--flywheel.security.token-uri=" + OtherServices.url("accounts") + "/oauth2/token",
                        "--flywheel.security.client-secret=benchmark",
                        "--flywheel.feeds.in-background=" + feeds,
                        "--benchmark.subscriptions=" + subscriptions);
    }

    private static String report(double bare, double endToEnd, double idleWithout, double idleWith) {
        return String.format(
                Locale.ROOT,
                """
                # Event feed

                `./flywheel bench feed`: %,d events of about 500 bytes, %d a transaction, %d writers, %d processors, durable commits.

                | what | figure |
                |---|---:|
                | bare inserts of the same rows, read by nobody | %,.0f events/s |
                | end to end: append, HTTP, applied together with the cursor | %,.0f events/s |
                | end to end as a share of the bare inserts | %.0f %% |
                | twenty idle feeds, JVM and PostgreSQL together | %.2f %% of a core |
                | the same services with no feed running | %.2f %% of a core |

                Idle is measured over a minute, half a minute after the start and before the load.
                """,
                EVENTS,
                PER_TRANSACTION,
                WRITERS,
                Runtime.getRuntime().availableProcessors(),
                bare,
                endToEnd,
                100 * endToEnd / bare,
                100 * idleWith,
                100 * idleWithout);
    }
}
