package dev.flywheel.catalog.feedback;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Feedback as everybody reads it. */
@Component
class FeedbackLists {

    private final JdbcClient jdbc;

    FeedbackLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    Page<Feedback> page(SellerId seller, @Nullable String cursor, int limit) {
        Cursor from = Cursor.parse(cursor, 3);
        if (from != null && !from.parts().getFirst().equals(seller.toString())) {
            throw new ProblemException(CommonError.INVALID_CURSOR, "this cursor belongs to another seller's list");
        }
        String after = from == null ? "" : " AND (created_at, id) < (:time, :id)";
        List<Feedback> rows = jdbc.sql("SELECT * FROM seller_feedback WHERE seller_id = :seller AND NOT withdrawn"
                        + after + " ORDER BY created_at DESC, id DESC LIMIT :limit")
                .param("seller", seller.value())
                .param("time", from == null ? null : time(from.number(1)))
                .param("id", from == null ? null : from.uuid(2))
                .param("limit", limit + 1)
                .query(FeedbackLists::feedback)
                .list();
        return Page.of(
                rows,
                limit,
                last -> Cursor.of(
                        seller, ChronoUnit.MICROS.between(Instant.EPOCH, last.createdAt()), last.feedbackId()));
    }

    Feedback get(UUID id) {
        return jdbc.sql("SELECT * FROM seller_feedback WHERE id = :id")
                .param("id", id)
                .query(FeedbackLists::feedback)
                .single();
    }

    private static OffsetDateTime time(long micros) {
        if (micros < 0) {
            throw new ProblemException(CommonError.INVALID_CURSOR, "this cursor belongs to another list");
        }
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Feedback feedback(ResultSet row, int number) throws SQLException {
        return new Feedback(
                row.getObject("id", UUID.class),
                row.getInt("stars"),
                row.getString("text"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("revision") == 1
                        ? null
                        : row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    /**
     * What a buyer said; who, and about which order, is nobody's business.
     *
     * @param editedAt absent when it never was
     */
    record Feedback(
            UUID feedbackId,
            int stars,
            @Nullable String text,
            Instant createdAt,
            @Nullable Instant editedAt) {}
}
