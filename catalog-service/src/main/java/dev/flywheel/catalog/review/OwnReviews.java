package dev.flywheel.catalog.review;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a customer wrote, and what became of it. */
@Component
class OwnReviews {

    private final JdbcClient jdbc;

    OwnReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OwnReview get(AccountId author, UUID id) {
        return jdbc.sql("SELECT " + ShownReview.COLUMNS + " FROM review WHERE id = :id AND account_id = :author")
                .param("id", id)
                .param("author", author.value())
                .query(OwnReviews::own)
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "you have no review " + id));
    }

    /** Newest first, without those withdrawn. */
    Page<OwnReview> page(AccountId author, @Nullable String cursor, int limit) {
        Cursor from = Cursor.parse(cursor, 1);
        List<OwnReview> rows = jdbc.sql("SELECT " + ShownReview.COLUMNS + """
                 FROM review WHERE account_id = :author AND status <> 'WITHDRAWN'
                AND (:after::uuid IS NULL OR id < :after) ORDER BY id DESC LIMIT :limit""")
                .param("author", author.value())
                .param("after", from == null ? null : from.uuid(0))
                .param("limit", limit + 1)
                .query(OwnReviews::own)
                .list();
        return Page.of(rows, limit, last -> Cursor.of(last.reviewId()));
    }

    private static OwnReview own(ResultSet row, int number) throws SQLException {
        return new OwnReview(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                ReviewStatus.valueOf(row.getString("status")),
                row.getString("reason") == null ? null : RejectionReason.valueOf(row.getString("reason")),
                row.getString("note"),
                row.getInt("stars"),
                row.getString("title"),
                row.getString("text"),
                row.getString("author"),
                row.getBoolean("verified"),
                row.getInt("revision"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /**
     * @param reason why it was rejected; absent otherwise
     * @param note what the operator added
     * @param revision of the text, from 1
     */
    record OwnReview(
            UUID reviewId,
            UUID productId,
            ReviewStatus status,
            @Nullable RejectionReason reason,
            @Nullable String note,
            int stars,
            String title,
            String text,
            @Nullable String author,
            boolean verified,
            int revision,
            Instant createdAt) {}
}
