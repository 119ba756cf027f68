package dev.flywheel.catalog.review;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reviews as operators see them. */
@Component
class ModerationQueue {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    ModerationQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that were written or edited longest ago first. */
    Page<Moderated> page(ReviewStatus status, @Nullable String cursor, int limit) {
        Cursor from = Cursor.parse(cursor, 3);
        if (from != null && (!from.parts().getFirst().equals(status.name()) || from.number(1) < 0)) {
            throw new ProblemException(CommonError.INVALID_CURSOR, "this cursor belongs to another list of reviews");
        }
        Instant since = from == null ? Instant.EPOCH : Instant.EPOCH.plus(from.number(1), ChronoUnit.MICROS);
        List<Moderated> rows = jdbc.sql("SELECT " + ShownReview.COLUMNS + """
                 FROM review WHERE status = :status AND (changed_at, id) > (:since, :id)
                ORDER BY changed_at, id LIMIT :limit""")
                .param("status", status.name())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("id", from == null ? new UUID(0, 0) : from.uuid(2))
                .param("limit", limit + 1)
                .query(ModerationQueue::moderated)
                .list();
        return Page.of(
                rows,
                limit,
                last -> Cursor.of(
                        status.name(), ChronoUnit.MICROS.between(Instant.EPOCH, last.changedAt()), last.reviewId()));
    }

    Moderated get(UUID id) {
        return jdbc.sql("SELECT " + ShownReview.COLUMNS + " FROM review WHERE id = :id")
                .param("id", id)
                .query(ModerationQueue::moderated)
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no review " + id));
    }

    /** Every version, the first one first. */
    List<Revision> revisions(UUID id) {
        return jdbc.sql("SELECT * FROM review_revision WHERE review_id = :id ORDER BY revision")
                .param("id", id)
                .query((row, number) -> new Revision(
                        row.getInt("revision"),
                        row.getInt("stars"),
                        row.getString("title"),
                        row.getString("text"),
                        row.getString("author"),
                        time(row, "written_at")))
                .list();
    }

    /** The last hundred, the first one first. */
    List<Decision> decisions(UUID id) {
        return jdbc.sql("""
                SELECT * FROM (SELECT * FROM review_decision WHERE review_id = :id ORDER BY id DESC LIMIT 100)
                ORDER BY id""")
                .param("id", id)
                .query((row, number) -> new Decision(
                        row.getInt("revision"),
                        ReviewStatus.valueOf(row.getString("outcome")),
                        reason(row),
                        row.getString("note"),
                        row.getObject("decided_by", UUID.class),
                        time(row, "decided_at")))
                .list();
    }

    private static Moderated moderated(ResultSet row, int number) throws SQLException {
        return new Moderated(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getObject("account_id", UUID.class),
                ReviewStatus.valueOf(row.getString("status")),
                List.copyOf(Arrays.asList(JSON.readValue(row.getString("held_for"), String[].class))),
                reason(row),
                row.getString("note"),
                row.getInt("revision"),
                row.getInt("stars"),
                row.getString("title"),
                row.getString("text"),
                row.getString("author"),
                row.getBoolean("verified"),
                time(row, "created_at"),
                time(row, "changed_at"));
    }

    private static @Nullable RejectionReason reason(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return reason == null ? null : RejectionReason.valueOf(reason);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /**
     * @param heldFor names of the rules that held this revision back
     * @param revision to be named in the decision, so that nobody decides about words he has not seen
     */
    record Moderated(
            UUID reviewId,
            UUID productId,
            UUID accountId,
            ReviewStatus status,
            List<String> heldFor,
            @Nullable RejectionReason reason,
            @Nullable String note,
            int revision,
            int stars,
            String title,
            String text,
            @Nullable String author,
            boolean verified,
            Instant createdAt,
            Instant changedAt) {}

    record Revision(
            int revision,
            int stars,
            String title,
            String text,
            @Nullable String author,
            Instant writtenAt) {}

    record Decision(
            int revision,
            ReviewStatus outcome,
            @Nullable RejectionReason reason,
            @Nullable String note,
            UUID decidedBy,
            Instant decidedAt) {}
}
