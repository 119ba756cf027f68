package dev.flywheel.service.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.service.web.Json;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.PostgresForTests;
import dev.flywheel.testing.SqlStatements;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class LongPollTest {

    /** Longer than the test waits, so that what arrives did not arrive because the wait was over. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private final DataSource database =
            PostgresForTests.database("classpath:db/chassis").dataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(SqlStatements.counting(database));
    private final FeedSignal signal = new FeedSignal();
    private final FeedReader reader = new FeedReader(jdbc);
    private final LongPoll log = new LongPoll(reader, signal);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        signal.stop();
        threads.close();
    }

    @Test
    void aWaitInWhichNothingHappensCostsTwoStatements() throws Exception {
        assertThat(SqlStatements.during(() -> {
                    LongPoll.Slice slice = log.read(Position.START, 10, Duration.ofMillis(50));
                    assertThat(slice.rows()).isEmpty();
                    assertThat(slice.more()).isFalse();
                }))
                .hasSize(2);
    }

    @Test
    void isWokenByACommitOfThisProcess() throws Exception {
        Future<LongPoll.Slice> slice = readInBackground();
        append(signal);
        assertThat(slice.get(30, TimeUnit.SECONDS).rows()).hasSize(1);
    }

    @Test
    void isWokenByTheWatchAfterACommitOfAnotherProcess() throws Exception {
        FeedWatch watch = new FeedWatch(reader, signal, Duration.ofMillis(20));
        watch.start();
        try {
            Future<LongPoll.Slice> slice = readInBackground();
            append(new FeedSignal());
            assertThat(slice.get(30, TimeUnit.SECONDS).rows()).hasSize(1);
        } finally {
            watch.stop();
        }
    }

    @Test
    void theWatchAsksNothingWhileNobodyWaits() throws Exception {
        FeedWatch watch = new FeedWatch(reader, signal, Duration.ofMillis(5));
        assertThat(SqlStatements.duringInAllThreads(() -> {
                    watch.start();
                    TimeUnit.MILLISECONDS.sleep(100);
                    watch.stop();
                }))
                .noneMatch(sql -> sql.contains("DESC"));
    }

    @Test
    void findsWhatARunningTransactionHidWhenItEnds() throws Exception {
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            slow.createStatement().execute("SELECT pg_current_xact_id()");
            append(signal);
            assertThat(log.read(Position.START, 10, Duration.ZERO)).isEqualTo(new LongPoll.Slice(List.of(), true));
            Future<LongPoll.Slice> slice = readInBackground();
            slow.rollback();
            assertThat(slice.get(30, TimeUnit.SECONDS).rows()).hasSize(1);
        }
    }

    private Future<LongPoll.Slice> readInBackground() {
        Future<LongPoll.Slice> slice = threads.submit(() -> log.read(Position.START, 10, LONG));
        Eventually.await(Duration.ofSeconds(10), signal::isAwaited);
        return slice;
    }

    private void append(FeedSignal woken) {
        EventLog events = new EventLog(new JdbcTemplate(database), Json.tolerant(), Clock.systemUTC(), woken);
        new TransactionTemplate(new DataSourceTransactionManager(database))
                .executeWithoutResult(status -> events.append(new Counted(1, 1, "x")));
    }
}
