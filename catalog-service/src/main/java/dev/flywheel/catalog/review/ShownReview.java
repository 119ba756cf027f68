package dev.flywheel.catalog.review;

import dev.flywheel.catalog.review.Answers.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A review as shoppers see it. Its texts are plain text: markup in them is to be shown, not to be obeyed.
 *
 * @param author a name the author chose
 * @param verified the author received the product from here; sending it back later does not change that
 * @param helpful how many found it so
 * @param editedAt absent when it never was
 */
record ShownReview(
        UUID reviewId,
        int stars,
        String title,
        String text,
        String author,
        boolean verified,
        int helpful,
        int unhelpful,
        Instant createdAt,
        @Nullable Instant editedAt,
        List<Answer> answers) {

    static final String ANONYMOUS = "Flywheel customer";

    static final String COLUMNS = """
            review.*, EXISTS (SELECT FROM purchase
                              WHERE purchase.account_id = review.account_id AND purchase.product_id = review.product_id
                                AND purchase.shipped > 0) AS verified""";

    static ShownReview of(ResultSet row) throws SQLException {
        return new ShownReview(
                row.getObject("id", UUID.class),
                row.getInt("stars"),
                row.getString("title"),
                row.getString("text"),
                Objects.requireNonNullElse(row.getString("author"), ANONYMOUS),
                row.getBoolean("verified"),
                row.getInt("helpful"),
                row.getInt("unhelpful"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("revision") == 1
                        ? null
                        : row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                List.of());
    }

    ShownReview with(List<Answer> given) {
        return new ShownReview(
                reviewId,
                stars,
                title,
                text,
                author,
                verified,
                helpful,
                unhelpful,
                createdAt,
                editedAt,
                List.copyOf(given));
    }
}
