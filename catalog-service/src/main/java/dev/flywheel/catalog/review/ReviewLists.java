package dev.flywheel.catalog.review;

import dev.flywheel.catalog.review.Answers.Answer;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reviews as shoppers read them: two statements a page, however many reviews and answers there are. */
@Component
class ReviewLists {

    private final JdbcClient jdbc;
    private final Answers answers;

    ReviewLists(JdbcClient jdbc, Answers answers) {
        this.jdbc = jdbc;
        this.answers = answers;
    }

    /**
     * Published reviews of a product.
     *
     * @param stars only those with so many
     * @param verified only those of customers who received the product, or only the others
     */
    @Transactional(readOnly = true)
    public Page<ShownReview> page(
            ProductId product,
            ReviewSort sort,
            @Nullable Integer stars,
            @Nullable Boolean verified,
            @Nullable String cursor,
            int limit) {
        String filters = sort + ":" + product + ":" + stars + ":" + verified;
        Cursor from = Cursor.parse(cursor, 3);
        if (from != null && (!from.parts().getFirst().equals(filters) || from.number(1) < Integer.MIN_VALUE)) {
            throw new ProblemException(CommonError.INVALID_CURSOR, "this cursor belongs to another list of reviews");
        }
        String after = from == null ? "" : " AND (%s, id) < (:key, :id)".formatted(sort.column());
        List<Row> rows = jdbc.sql("SELECT * FROM (SELECT " + ShownReview.COLUMNS + """
                 FROM review WHERE product_id = :product AND status = 'PUBLISHED') AS review
                WHERE (:stars::int IS NULL OR stars = :stars) AND (:verified::boolean IS NULL OR verified = :verified)
                """ + after
                        + " ORDER BY %s DESC, id DESC LIMIT :limit".formatted(sort.column()))
                .param("product", product.value())
                .param("stars", stars)
                .param("verified", verified)
                .param("key", from == null ? null : sort.value(from.number(1)))
                .param("id", from == null ? null : from.uuid(2))
                .param("limit", limit + 1)
                .query((row, number) -> new Row(ShownReview.of(row), row.getInt("helpful_rank")))
                .list();
        Page<Row> page = Page.of(
                rows,
                limit,
                last -> Cursor.of(filters, last.key(sort), last.review().reviewId()));
        return withAnswers(page.map(Row::review));
    }

    /** One review: published, or the reader's own whatever became of it. */
    @Transactional(readOnly = true)
    public ShownReview get(ProductId product, UUID id, @Nullable AccountId reader) {
        ShownReview review = jdbc.sql("SELECT " + ShownReview.COLUMNS + """
                 FROM review WHERE id = :id AND product_id = :product
                AND (status = 'PUBLISHED' OR account_id = :reader::uuid)""")
                .param("id", id)
                .param("product", product.value())
                .param("reader", reader == null ? null : reader.value())
                .query((row, number) -> ShownReview.of(row))
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no review " + id));
        return review.with(answers.of(List.of(id)).getOrDefault(id, List.of()));
    }

    private Page<ShownReview> withAnswers(Page<ShownReview> page) {
        Map<UUID, List<Answer>> given =
                answers.of(page.items().stream().map(ShownReview::reviewId).toList());
        return page.map(review -> review.with(given.getOrDefault(review.reviewId(), List.of())));
    }

    private record Row(ShownReview review, long helpfulRank) {

        long key(ReviewSort sort) {
            return switch (sort) {
                case HELPFUL -> helpfulRank;
                case NEWEST -> ChronoUnit.MICROS.between(Instant.EPOCH, review.createdAt());
            };
        }
    }
}
