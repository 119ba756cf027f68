package dev.flywheel.finance.journal;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code journal_conflict}. */
@Repository
class Conflicts {

    private static final String SELECT = """
            SELECT id, source, key, kind, statement, noticed_at, acknowledged_at, note FROM journal_conflict""";

    private final JdbcClient jdbc;

    Conflicts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps a statement that was refused; the same one, told again by a replay, is kept once.
     *
     * @return true when it is new
     */
    boolean keep(String source, JournalEntry entry, Conflict.Kind kind, String json, Instant now) {
        return jdbc.sql("""
                        INSERT INTO journal_conflict (id, source, key, kind, content_hash, statement, noticed_at)
                        VALUES (:id, :source, :key, :kind, decode(:hash, 'hex'), :statement::json, :now)
                        ON CONFLICT (source, key, content_hash) DO NOTHING""")
                        .param("id", Ids.next())
                        .param("source", source)
                        .param("key", entry.key())
                        .param("kind", kind.name())
                        .param("hash", StatedEntry.hash(entry).hex())
                        .param("statement", json)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Oldest first; one more row than the limit tells that there are more. */
    List<Conflict> list(boolean open, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + " WHERE (acknowledged_at IS NULL) = :open AND id > :after ORDER BY id LIMIT :limit")
                .param("open", open)
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("limit", Math.min(limit, Page.MAX_LIMIT) + 1)
                .query(Conflicts::conflict)
                .list();
    }

    Optional<Conflict> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = :id")
                .param("id", id)
                .query(Conflicts::conflict)
                .optional();
    }

    /** Marks one that is open; false when it is not. */
    boolean acknowledge(UUID id, String note, Instant now) {
        return jdbc.sql("""
                        UPDATE journal_conflict SET acknowledged_at = :now, note = :note
                        WHERE id = :id AND acknowledged_at IS NULL""")
                        .param("now", Timestamp.from(now))
                        .param("note", note)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Conflict conflict(ResultSet row, int number) throws SQLException {
        Timestamp acknowledged = row.getTimestamp("acknowledged_at");
        return new Conflict(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getString("key"),
                Conflict.Kind.valueOf(row.getString("kind")),
                row.getString("statement"),
                row.getTimestamp("noticed_at").toInstant(),
                acknowledged == null ? null : acknowledged.toInstant(),
                row.getString("note"));
    }
}
