package dev.flywheel.service.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.postgres.Database;
import dev.flywheel.testing.PostgresForTests;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Who changes a thing after another is told of after him. */
class TurnsTest {

    private static final int ROUNDS = 150;
    private static final int CALLERS = 8;

    private final Database database = PostgresForTests.database("classpath:db/chassis");
    private final DataSource source = database.dataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(source);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    private final EventLog events =
            new EventLog(jdbc, JsonMapper.builder().build(), Clock.systemUTC(), new FeedSignal());

    @Test
    void transactionIdsFollowTheTurns() throws Exception {
        jdbc.execute("CREATE TABLE thing (id int PRIMARY KEY, version int NOT NULL)");
        jdbc.update("INSERT INTO thing VALUES (1, 0)");
        List<Callable<Change>> changes = IntStream.range(0, ROUNDS)
                .<Callable<Change>>mapToObj(round -> this::change)
                .toList();
        List<Change> made = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            for (var change : threads.invokeAll(changes)) {
                made.add(change.get());
            }
        }
        made.sort((one, other) -> Integer.compare(one.version, other.version));
        assertThat(made)
                .extracting(Change::version)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ROUNDS).boxed().toList());
        assertThat(made).extracting(Change::transaction).isSorted();
    }

    @Test
    void aTurnThatComesAfterAWriteIsRefused() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    jdbc.queryForObject("SELECT pg_current_xact_id()::text", String.class);
                    events.takeTurn("thing:1");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    private Change change() {
        return transaction.execute(status -> {
            events.takeTurn("thing:1");
            jdbc.queryForObject("SELECT version FROM thing WHERE id = 1 FOR UPDATE", Integer.class);
            return jdbc.queryForObject(
                    "UPDATE thing SET version = version + 1 WHERE id = 1 RETURNING version, pg_current_xact_id()::text",
                    (row, number) -> new Change(row.getInt(1), Long.parseLong(row.getString(2))));
        });
    }

    private record Change(int version, long transaction) {}
}
