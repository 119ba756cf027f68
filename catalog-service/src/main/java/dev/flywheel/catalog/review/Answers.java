package dev.flywheel.catalog.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.flywheel.catalog.CatalogError;
import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sellers answer reviews of products they offer: one answer each, which they may edit and withdraw. */
@Component
class Answers {

    private static final int MOST_REVISIONS = 100;
    private static final int SHOWN_PER_REVIEW = 10;

    private final JdbcClient jdbc;
    private final Clock clock;

    Answers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes the answer, or its next version; an answer that was withdrawn is shown again. */
    @Transactional
    public Answer put(SellerId seller, UUID review, String text) {
        requireOffer(seller, review);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int revision = jdbc.sql("""
                INSERT INTO review_answer AS known (review_id, seller_id, revision, text, created_at, changed_at)
                VALUES (:review, :seller, 1, :text, :now, :now)
                ON CONFLICT (review_id, seller_id) DO UPDATE
                SET revision = known.revision + 1, text = excluded.text, withdrawn = false, changed_at = excluded.changed_at
                WHERE known.revision < :most
                RETURNING revision""")
                .param("review", review)
                .param("seller", seller.value())
                .param("text", text)
                .param("now", now)
                .param("most", MOST_REVISIONS)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new ProblemException(
                        CatalogError.TOO_MANY_EDITS, "an answer has at most " + MOST_REVISIONS + " versions"));
        jdbc.sql("""
                INSERT INTO review_answer_revision (review_id, seller_id, revision, text, written_at)
                VALUES (:review, :seller, :revision, :text, :now)""")
                .param("review", review)
                .param("seller", seller.value())
                .param("revision", revision)
                .param("text", text)
                .param("now", now)
                .update();
        return of(List.of(review)).getOrDefault(review, List.of()).stream()
                .filter(answer -> answer.sellerId().equals(seller.value()))
                .findFirst()
                .orElseThrow();
    }

    /** Doing it again changes nothing. */
    @Transactional
    public void withdraw(SellerId seller, UUID review) {
        int own = jdbc.sql("""
                UPDATE review_answer SET withdrawn = true WHERE review_id = :review AND seller_id = :seller""")
                .param("review", review)
                .param("seller", seller.value())
                .update();
        if (own == 0) {
            throw new ProblemException(CommonError.NOT_FOUND, "you have no answer to review " + review);
        }
    }

    /** Shown answers of many reviews in one statement, the oldest first. */
    Map<UUID, List<Answer>> of(Collection<UUID> reviews) {
        return jdbc
                .sql("""
                SELECT answer.*, seller.display_name
                FROM unnest(:reviews::uuid[]) AS asked (review_id)
                CROSS JOIN LATERAL (
                    SELECT * FROM review_answer known WHERE known.review_id = asked.review_id AND NOT withdrawn
                    ORDER BY created_at, seller_id LIMIT :most) answer
                LEFT JOIN seller_copy seller ON seller.seller_id = answer.seller_id
                ORDER BY answer.created_at, answer.seller_id""")
                .param("reviews", Unnest.texts(reviews, UUID::toString))
                .param("most", SHOWN_PER_REVIEW)
                .query(Answers::answer)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Answer::review));
    }

    private void requireOffer(SellerId seller, UUID review) {
        boolean offers = jdbc.sql("""
                SELECT EXISTS (SELECT FROM offer WHERE offer.product_id = review.product_id
                                AND offer.seller_id = :seller AND offer.status = 'LISTED')
                FROM review WHERE id = :review AND review.status = 'PUBLISHED'""")
                .param("review", review)
                .param("seller", seller.value())
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no review " + review));
        if (!offers) {
            throw new ProblemException(CatalogError.NOT_OFFERED, "you do not offer the product of review " + review);
        }
    }

    private static Answer answer(ResultSet row, int number) throws SQLException {
        return new Answer(
                row.getObject("review_id", UUID.class),
                row.getObject("seller_id", UUID.class),
                Objects.requireNonNullElse(row.getString("display_name"), "Marketplace seller"),
                row.getString("text"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("revision") == 1
                        ? null
                        : row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    /**
     * An answer that shoppers see.
     *
     * @param editedAt absent when it never was
     */
    record Answer(
            @JsonIgnore UUID review,
            UUID sellerId,
            String sellerName,
            String text,
            Instant createdAt,
            @Nullable Instant editedAt) {}
}
