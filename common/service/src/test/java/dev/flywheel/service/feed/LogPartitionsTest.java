package dev.flywheel.service.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.postgres.Database;
import dev.flywheel.service.web.Json;
import dev.flywheel.testing.PostgresForTests;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class LogPartitionsTest {

    private static final int WIDTH = 20;
    private static final Duration KEEP = Duration.ofDays(90);
    private static final Clock TODAY = Clock.systemUTC();
    private static final Clock LATER = Clock.offset(TODAY, Duration.ofDays(100));

    private final HikariDataSource database = pool(PostgresForTests.database("classpath:db/chassis"));
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    private final EventLog log = new EventLog(jdbc, Json.tolerant(), TODAY, new FeedSignal());
    private final FeedReader reader = new FeedReader(jdbc);
    private int next;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void cutsAheadSoThatTheOpenPartitionStaysEmpty() {
        append(10);
        assertThat(partitions(TODAY, null).tend()).isPositive();
        assertThat(partitions(TODAY, null).tend())
                .as("there was nothing left to do")
                .isLessThanOrEqualTo(1);
        append(WIDTH);
        assertThat(openPartition()).isZero();
        partitions(TODAY, null).tend();
        append(WIDTH);
        assertThat(openPartition()).isZero();
        assertThat(numbers(Position.START, 500)).isEqualTo(upTo(next));
    }

    @Test
    void catchesUpWhenTheOpenPartitionWasWrittenTo() {
        partitions(TODAY, null).tend();
        append(4 * WIDTH);
        assertThat(openPartition()).isPositive();
        partitions(TODAY, null).tend();
        assertThat(openPartition()).isZero();
        assertThat(numbers(Position.START, 500)).isEqualTo(upTo(next));
    }

    @Test
    void readsAcrossPartitionsInOrder() {
        appendAcrossPartitions();
        assertThat(froms()).hasSizeGreaterThan(5);
        List<Integer> read = new ArrayList<>();
        Position place = Position.START;
        List<FeedReader.Row> page = reader.read(place, 7);
        while (!page.isEmpty()) {
            page.forEach(row -> read.add(number(row)));
            place = page.getLast().position();
            page = reader.read(place, 7);
        }
        assertThat(read).isEqualTo(upTo(next));
        assertThat(place).isEqualTo(reader.head());
    }

    @Test
    void touchesNoPartitionBeforeTheReadersPlace() {
        appendAcrossPartitions();
        String tx = Long.toString(reader.head().tx());
        String plan = String.join(
                "\n",
                jdbc.queryForList(
                        "EXPLAIN " + FeedReader.READ,
                        String.class,
                        tx,
                        tx,
                        reader.head().seq(),
                        tx,
                        reader.head().seq(),
                        500));
        List<Long> before =
                froms().stream().filter(from -> from <= reader.head().tx()).toList();
        assertThat(before).hasSizeGreaterThan(3);
        assertThat(plan).contains(" on event_log_" + before.getLast() + " ");
        assertThat(before.subList(0, before.size() - 1))
                .allSatisfy(from -> assertThat(plan).doesNotContain("event_log_" + from + " "));
    }

    @Test
    void keepsEverythingUnlessToldOtherwise() {
        appendAcrossPartitions();
        partitions(Clock.offset(TODAY, Duration.ofDays(36500)), null).tend();
        assertThat(numbers(Position.START, 500)).isEqualTo(upTo(next));
        assertThat(reader.trimmed()).isNull();
    }

    @Test
    void dropsOnlyWhatIsOld() {
        appendAcrossPartitions();
        knownReader("fast", reader.head());
        partitions(TODAY, KEEP).tend();
        assertThat(numbers(Position.START, 500)).isEqualTo(upTo(next));
        partitions(LATER, KEEP).tend();
        Position trimmed = reader.trimmed();
        assertThat(trimmed).isNotNull();
        append(3);
        List<Integer> left = numbers(trimmed, 500);
        assertThat(left).hasSizeGreaterThanOrEqualTo(3).isEqualTo(upTo(next).subList(next - left.size(), next));
    }

    @Test
    void dropsNothingThatAKnownReaderHasNotAcknowledged() {
        appendAcrossPartitions();
        Position place = reader.read(Position.START, 3).getLast().position();
        knownReader("fast", reader.head());
        knownReader("slow", place);
        partitions(LATER, KEEP).tend();
        List<Integer> left = numbers(place, 500);
        assertThat(left).isEqualTo(upTo(next).subList(3, next));

        knownReader("slow", reader.head());
        assertThat(partitions(LATER, KEEP).tend()).isPositive();
        assertThat(reader.trimmed()).isGreaterThan(place);
    }

    @Test
    void refusesAReaderWhoseEventsAreGone() throws InterruptedException {
        appendAcrossPartitions();
        partitions(LATER, KEEP).tend();
        Position trimmed = reader.trimmed();
        append(1);
        try (FeedProvider provider = new FeedProvider(database)) {
            assertThatThrownBy(() -> provider.controller.read("0-0", 500, 0, "late"))
                    .isInstanceOfSatisfying(ProblemException.class, refused -> {
                        assertThat(refused.code()).isEqualTo(FeedError.EVENTS_GONE);
                        assertThat(refused).hasMessageContaining("0-0");
                    });
            assertThat(provider.readers.list())
                    .as("who is refused holds nothing back")
                    .isEmpty();
            assertThat(provider.controller
                            .read(String.valueOf(trimmed), 500, 0, "punctual")
                            .getBody())
                    .asString()
                    .contains("\"n\":" + (next - 1));
        }
    }

    @Test
    void showsNoGapToAReaderWhoAskedJustBefore() {
        appendAcrossPartitions();
        partitions(LATER, KEEP).tend();
        assertThat(reader.read(Position.START, 500)).isEmpty();
    }

    @Test
    void aTransactionThatStillRunsKeepsItsPartition() throws Exception {
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            slow.createStatement().execute("SELECT pg_current_xact_id()");
            appendAcrossPartitions();
            partitions(LATER, KEEP).tend();
            assertThat(reader.trimmed()).isNull();
            slow.createStatement().execute("""
                    INSERT INTO event_log (id, type, subject, occurred_at, data)
                    VALUES (gen_random_uuid(), 'Counted', 's', now(), '{"writer":1,"n":-1}')""");
            slow.commit();
        }
        assertThat(numbers(Position.START, 500)).startsWith(-1).hasSize(next + 1);
    }

    @Test
    void givesWayToALongTransactionAndTriesAgain() throws Exception {
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            slow.createStatement().execute("SELECT count(*) FROM event_log");
            List<Long> before = froms();
            assertThatThrownBy(() -> partitions(TODAY, null).tend()).hasStackTraceContaining("lock timeout");
            slow.rollback();
            assertThat(froms()).isEqualTo(before);
        }
        assertThat(partitions(TODAY, null).tend()).isPositive();
    }

    @Test
    void severalReplicasDoItOnce() throws Exception {
        append(3 * WIDTH);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> replicas = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                replicas.add(threads.submit(() -> partitions(LATER, KEEP).tend()));
            }
            for (Future<Integer> replica : replicas) {
                replica.get();
            }
        }
        append(1);
        assertThat(numbers(reader.trimmed() == null ? Position.START : reader.trimmed(), 500))
                .endsWith(next - 1);
        assertThat(openPartition()).isZero();
    }

    private LogPartitions partitions(Clock clock, @Nullable Duration keep) {
        return new LogPartitions(jdbc, transaction, clock, new FeedSettings(keep, WIDTH));
    }

    private static HikariDataSource pool(Database database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(5);
        pool.setMinimumIdle(0);
        return pool;
    }

    private void appendAcrossPartitions() {
        for (int i = 0; i < 8; i++) {
            append(WIDTH);
            partitions(TODAY, null).tend();
        }
    }

    /** So many transactions of one event. */
    private void append(int transactions) {
        for (int i = 0; i < transactions; i++) {
            transaction.executeWithoutResult(status -> log.append(new Counted(1, next++, "x")));
        }
    }

    private void knownReader(String name, Position position) {
        jdbc.update("""
                INSERT INTO feed_reader (reader, tx, seq) VALUES (?, ?::xid8, ?)
                ON CONFLICT (reader) DO UPDATE SET tx = excluded.tx, seq = excluded.seq""", name, Long.toString(position.tx()), position.seq());
    }

    private List<Integer> numbers(Position after, int limit) {
        return reader.read(after, limit).stream().map(LogPartitionsTest::number).toList();
    }

    private static int number(FeedReader.Row row) {
        return Json.tolerant().readValue(row.data(), Counted.class).n();
    }

    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private List<Long> froms() {
        return jdbc.query("""
                SELECT substring(inhrelid::regclass::text FROM '[0-9]+$')::bigint FROM pg_inherits
                WHERE inhparent = 'event_log'::regclass ORDER BY 1""", (rs, number) -> rs.getLong(1));
    }

    private int openPartition() {
        Integer rows = jdbc.queryForObject("SELECT count(*) FROM event_log_" + froms().getLast(), Integer.class);
        return rows == null ? -1 : rows;
    }
}
