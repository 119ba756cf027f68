package dev.flywheel.catalog.imports;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.catalog.imports.ImportProgress.RowError;
import dev.flywheel.domain.SellerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stored imports, with their bodies until they are over. */
@Component
class Imports {

    private final JdbcClient jdbc;
    private final Clock clock;

    Imports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void create(UUID id, @Nullable SellerId seller, Format format, boolean matching) {
        jdbc.sql("""
                INSERT INTO import (id, seller_id, format, matching, status, started_at, moved_at)
                VALUES (:id, :seller::uuid, :format, :matching, 'RECEIVING', :now, :now)""")
                .param("id", id)
                .param("seller", seller == null ? null : seller.value())
                .param("format", format.name())
                .param("matching", matching)
                .param("now", now())
                .update();
    }

    int unfinished(@Nullable SellerId seller) {
        return jdbc.sql("""
                SELECT count(*) FROM import
                WHERE seller_id IS NOT DISTINCT FROM :seller::uuid AND status IN ('RECEIVING', 'RUNNING')""")
                .param("seller", seller == null ? null : seller.value())
                .query(Integer.class)
                .single();
    }

    /** The body is here as a whole. */
    void received(UUID id, long bytes) {
        jdbc.sql("UPDATE import SET bytes = :bytes WHERE id = :id")
                .param("bytes", bytes)
                .param("id", id)
                .update();
        become(id, ImportStatus.RECEIVING, ImportStatus.RUNNING);
    }

    /** All rows are dealt with; the body is not needed any more. */
    void complete(UUID id) {
        become(id, ImportStatus.RUNNING, ImportStatus.COMPLETED);
    }

    private void become(UUID id, ImportStatus from, ImportStatus to) {
        if (!from.canBecome(to)) {
            throw new IllegalStateException("an import cannot go from " + from + " to " + to);
        }
        String withoutBody = "WITH gone AS (DELETE FROM import_chunk WHERE import_id = :id) ";
        jdbc.sql((to == ImportStatus.RUNNING ? "" : withoutBody)
                        + "UPDATE import SET status = :to, moved_at = :now"
                        + (to == ImportStatus.COMPLETED ? ", bytes_read = bytes" : "")
                        + " WHERE id = :id AND status = :from")
                .param("to", to.name())
                .param("now", now())
                .param("id", id)
                .param("from", from.name())
                .update();
    }

    /** Forgets an import whose body did not arrive. */
    void discard(UUID id) {
        jdbc.sql("DELETE FROM import WHERE id = :id AND status = 'RECEIVING'")
                .param("id", id)
                .update();
    }

    int discardOlderThan(Duration age) {
        return jdbc.sql("DELETE FROM import WHERE status = 'RECEIVING' AND moved_at < :then")
                .param("then", now().minus(age))
                .update();
    }

    /**
     * Counts rows as dealt with, in the transaction that applies them.
     *
     * @return false when somebody else has dealt with them already: then nothing of the transaction may stay
     */
    boolean advance(Import before, Advance advance, List<RowError> errors) {
        List<Integer> kept = jdbc.sql("""
                UPDATE import SET rows_read = rows_read + :accepted + :refused, accepted = accepted + :accepted,
                       refused = refused + :refused, moved_at = :now, bytes_read = :end,
                       errors_kept = least(:most, errors_kept + :errors)
                WHERE id = :id AND status = 'RUNNING' AND rows_read = :before
                RETURNING OLD.errors_kept""")
                .param("accepted", advance.accepted())
                .param("refused", advance.refused())
                .param("end", advance.end())
                .param("now", now())
                .param("most", ImportProgress.MAX_ERRORS)
                .param("errors", errors.size())
                .param("id", before.id())
                .param("before", before.rowsRead())
                .query((row, number) -> row.getInt(1))
                .list();
        if (kept.isEmpty()) {
            return false;
        }
        int room = ImportProgress.MAX_ERRORS - kept.getFirst();
        keep(before.id(), kept.getFirst(), errors.subList(0, Math.min(room, errors.size())));
        return true;
    }

    /** The import ends before its last row; the reason is the last of its errors and counts for no row. */
    void fail(UUID id, RowError why) {
        jdbc.sql("""
                INSERT INTO import_error (import_id, seq, line, field, code, message)
                SELECT id, errors_kept, :line, :field::text, :code, :message FROM import WHERE id = :id
                ON CONFLICT DO NOTHING""")
                .param("id", id)
                .param("line", why.line())
                .param("field", why.field())
                .param("code", why.code())
                .param("message", why.message())
                .update();
        become(id, ImportStatus.RUNNING, ImportStatus.FAILED);
    }

    private void keep(UUID id, int from, List<RowError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO import_error (import_id, seq, line, field, code, message)
                SELECT :id, :from + place - 1, line, field, code, message
                FROM unnest(:lines::bigint[], :fields, :codes, :messages)
                    WITH ORDINALITY AS error (line, field, code, message, place)""")
                .param("id", id)
                .param("from", from)
                .param("lines", Unnest.texts(errors, RowError::line))
                .param("fields", Unnest.texts(errors, RowError::field))
                .param("codes", Unnest.texts(errors, RowError::code))
                .param("messages", Unnest.texts(errors, RowError::message))
                .update();
    }

    /** Imports that nobody has moved for a while. */
    List<UUID> resting(Duration since) {
        return jdbc.sql("SELECT id FROM import WHERE status = 'RUNNING' AND moved_at <= :then ORDER BY started_at")
                .param("then", now().minus(since))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    Optional<Import> running(UUID id) {
        return jdbc.sql("SELECT * FROM import WHERE id = :id AND status = 'RUNNING'")
                .param("id", id)
                .query((row, number) -> new Import(
                        row.getObject("id", UUID.class),
                        seller(row),
                        Format.valueOf(row.getString("format")),
                        row.getInt("rows_read"),
                        row.getBoolean("matching")))
                .optional();
    }

    /** Of the retailer for null, else of that seller only. */
    Optional<ImportProgress> progress(UUID id, @Nullable SellerId seller) {
        return jdbc.sql("""
                SELECT id, status, rows_read, accepted, refused, bytes, bytes_read FROM import
                WHERE id = :id AND seller_id IS NOT DISTINCT FROM :seller::uuid AND status <> 'RECEIVING'""")
                .param("id", id)
                .param("seller", seller == null ? null : seller.value())
                .query((row, number) -> new ImportProgress(
                        id,
                        ImportStatus.valueOf(row.getString("status")),
                        row.getInt("rows_read"),
                        row.getInt("accepted"),
                        row.getInt("refused"),
                        row.getLong("bytes"),
                        row.getLong("bytes_read"),
                        errors(id)))
                .optional();
    }

    private List<RowError> errors(UUID id) {
        return jdbc.sql("SELECT line, field, code, message FROM import_error WHERE import_id = :id ORDER BY seq")
                .param("id", id)
                .query((row, number) -> new RowError(
                        row.getLong("line"), row.getString("field"), row.getString("code"), row.getString("message")))
                .list();
    }

    /**
     * Rows that were dealt with.
     *
     * @param end bytes of the body that were read when the last of them was
     */
    record Advance(int accepted, int refused, long end) {}

    private static @Nullable SellerId seller(ResultSet row) throws SQLException {
        UUID seller = row.getObject("seller_id", UUID.class);
        return seller == null ? null : new SellerId(seller);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
