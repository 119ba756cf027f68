package dev.flywheel.catalog.imports;

import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bodies of imports, in chunks. They go when their import is over. */
@Component
class Bodies {

    private final JdbcClient jdbc;
    private final Clock clock;

    Bodies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds the next chunk, which also shows that the sender is still there. */
    void add(UUID id, int seq, byte[] bytes) {
        jdbc.sql("""
                WITH moved AS (UPDATE import SET moved_at = :now WHERE id = :id)
                INSERT INTO import_chunk (import_id, seq, bytes) VALUES (:id, :seq, :bytes)""")
                .param("id", id)
                .param("seq", seq)
                .param("bytes", bytes)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<byte[]> chunk(UUID id, int seq) {
        return jdbc.sql("SELECT bytes FROM import_chunk WHERE import_id = :id AND seq = :seq")
                .param("id", id)
                .param("seq", seq)
                .query(byte[].class)
                .optional();
    }

    /** The whole body. */
    InputStream read(UUID id) {
        return new StoredBody(this, id);
    }
}
