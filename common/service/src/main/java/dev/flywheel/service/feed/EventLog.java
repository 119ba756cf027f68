package dev.flywheel.service.feed;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.Ids;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.slf4j.MDC;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.ObjectMapper;

/** Where a service states its facts. Call it inside the transaction that makes them true. */
public class EventLog {

    private static final String INSERT = """
            INSERT INTO event_log (id, type, subject, occurred_at, trace_id, data) VALUES (?, ?, ?, ?, ?, ?::json)""";

    private static final String TURN = """
            SELECT pg_current_xact_id_if_assigned() IS NOT NULL, pg_advisory_xact_lock(hashtextextended(?, 0))""";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final FeedSignal signal;

    EventLog(JdbcTemplate jdbc, ObjectMapper json, Clock clock, FeedSignal signal) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.signal = signal;
    }

    /**
     * Lets those who change a subject and tell all of it go one after the other, until each one's transaction ends: readers
     * keep what they are told last. The feed goes by transaction id. A row lock does not do for that, since who waits for
     * a row that was updated can draw his id before he has it; this lock draws none.
     *
     * @throws IllegalStateException when the transaction has written or locked something already
     */
    public void takeTurn(String subject) {
        boolean late = Boolean.TRUE.equals(jdbc.queryForObject(TURN, (row, number) -> row.getBoolean(1), subject));
        if (late) {
            throw new IllegalStateException("a turn is taken before the transaction's first write");
        }
    }

    public void append(Event event) {
        append(List.of(event));
    }

    /** Appends in the given order, as one batch. */
    public void append(Collection<? extends Event> events) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("events are appended inside the transaction of the change");
        }
        if (events.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        String trace = MDC.get("traceId");
        jdbc.batchUpdate(INSERT, events, 500, (statement, event) -> bind(statement, event, now, trace));
        wakeReadersAfterCommit();
    }

    private void bind(PreparedStatement statement, Event event, Timestamp now, String trace) throws SQLException {
        statement.setObject(1, Ids.next());
        statement.setString(2, event.getClass().getSimpleName());
        statement.setString(3, event.subject());
        statement.setTimestamp(4, now);
        statement.setString(5, trace);
        statement.setString(6, json.writeValueAsString(event));
    }

    private void wakeReadersAfterCommit() {
        if (TransactionSynchronizationManager.getResource(this) != null) {
            return;
        }
        TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.raise();
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(EventLog.this);
            }
        });
    }
}
