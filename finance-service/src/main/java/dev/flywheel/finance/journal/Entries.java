package dev.flywheel.finance.journal;

import dev.flywheel.contracts.finance.JournalEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code journal_entry}; a batch is one statement. */
@Repository
class Entries {

    private static final String KNOWN = """
            SELECT key, id, encode(content_hash, 'hex') AS hash
            FROM journal_entry WHERE source = :source AND key = ANY(:keys)""";

    // Without a target the clause covers both rules: stated once, and reversed once. Writers of the same entries wait
    // for
    // each other at the rows of both rules, so all take them in one order.
    private static final String INSERT = """
            INSERT INTO journal_entry (id, source, key, content_hash, effective_at, description, reverses_id)
            SELECT id, :source, key, decode(hash, 'hex'), effective_at, description, reverses_id
            FROM unnest(:ids::uuid[], :keys::text[], :hashes::text[], :times::timestamptz[], :descriptions::text[],
                        :reverses::uuid[]) AS stated (id, key, hash, effective_at, description, reverses_id)
            ORDER BY reverses_id NULLS FIRST, key
            ON CONFLICT DO NOTHING
            RETURNING id""";

    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the keys that the source has stated before. */
    Map<String, Known> known(String source, Collection<String> keys) {
        Map<String, Known> known = new HashMap<>();
        if (keys.isEmpty()) {
            return known;
        }
        jdbc.sql(KNOWN)
                .param("source", source)
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    known.put(
                            row.getString("key"),
                            new Known(row.getObject("id", UUID.class), new ContentHash(row.getString("hash"))));
                });
        return known;
    }

    /**
     * Adds what no other entry stands in the way of.
     *
     * @return ids of those added
     */
    Set<UUID> insert(String source, List<StatedEntry> statements) {
        if (statements.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql(INSERT)
                .param("source", source)
                .param("ids", column(statements, StatedEntry::id))
                .param("keys", column(statements, statement -> statement.entry().key()))
                .param(
                        "hashes",
                        column(statements, statement -> statement.hash().hex()))
                .param(
                        "times",
                        column(statements, statement -> statement.entry().effectiveAt()))
                .param(
                        "descriptions",
                        column(statements, statement -> statement.entry().description()))
                .param("reverses", column(statements, StatedEntry::reversesId))
                .query(UUID.class)
                .list());
    }

    private static @Nullable String[] column(
            List<StatedEntry> statements, Function<StatedEntry, @Nullable Object> part) {
        return Columns.of(statements, part);
    }

    /** An entry that is in the journal already. */
    record Known(UUID id, ContentHash hash) {

        boolean says(JournalEntry entry) {
            return hash.equals(StatedEntry.hash(entry));
        }
    }
}
