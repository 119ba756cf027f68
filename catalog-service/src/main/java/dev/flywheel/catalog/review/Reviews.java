package dev.flywheel.catalog.review;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The stored reviews, one at a time, for those who change them. */
@Component
class Reviews {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String LOCK = """
            SELECT id, product_id, account_id, status, revision, stars, title, text, author FROM review
            WHERE\s""";

    private final JdbcClient jdbc;

    Reviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a customer's first review of a product; empty when there is one already. */
    Optional<UUID> insert(
            UUID product, UUID account, Opinion opinion, ReviewStatus status, List<String> heldFor, Instant now) {
        Optional<UUID> id = bind(jdbc.sql("""
                INSERT INTO review (id, product_id, account_id, status, revision, stars, title, text, author,
                                    fingerprint, held_for, created_at, changed_at)
                VALUES (:id, :product, :account, :status, 1, :stars, :title, :text, :author,
                        :fingerprint, :held::jsonb, :now, :now)
                ON CONFLICT (product_id, account_id) DO NOTHING RETURNING id"""), opinion, now)
                .param("id", Ids.next())
                .param("product", product)
                .param("account", account)
                .param("status", status.name())
                .param("fingerprint", opinion.fingerprint())
                .param("held", JSON.writeValueAsString(heldFor))
                .query(UUID.class)
                .optional();
        id.ifPresent(review -> keep(review, 1, opinion, now));
        return id;
    }

    Review ofAuthor(UUID product, UUID account) {
        return lock("product_id = :product AND account_id = :account", product, account, null);
    }

    Review ofAuthor(UUID product, UUID account, UUID id) {
        return lock("id = :id AND product_id = :product AND account_id = :account", product, account, id);
    }

    Review any(UUID id) {
        return lock("id = :id", null, null, id);
    }

    /** A review that shoppers see. */
    Review published(UUID product, UUID id) {
        return lock("id = :id AND product_id = :product AND status = 'PUBLISHED'", product, null, id);
    }

    /** Replaces the opinion by its next revision. */
    void revise(Review known, Opinion opinion, ReviewStatus status, List<String> heldFor, Instant now) {
        bind(jdbc.sql("""
                UPDATE review SET status = :status, revision = revision + 1, stars = :stars, title = :title, text = :text,
                       author = :author, fingerprint = :fingerprint, held_for = :held::jsonb, reason = NULL, note = NULL,
                       created_at = CASE status WHEN 'WITHDRAWN' THEN :now ELSE created_at END, changed_at = :now
                WHERE id = :id"""), opinion, now)
                .param("id", known.id())
                .param("status", status.name())
                .param("fingerprint", opinion.fingerprint())
                .param("held", JSON.writeValueAsString(heldFor))
                .update();
        keep(known.id(), known.revision() + 1, opinion, now);
    }

    void becomes(Review known, ReviewStatus status, @Nullable RejectionReason reason, @Nullable String note) {
        jdbc.sql("UPDATE review SET status = :status, reason = :reason, note = :note WHERE id = :id")
                .param("id", known.id())
                .param("status", status.name())
                .param("reason", reason == null ? null : reason.name())
                .param("note", note)
                .update();
    }

    private void keep(UUID review, int revision, Opinion opinion, Instant now) {
        bind(jdbc.sql("""
                INSERT INTO review_revision (review_id, revision, stars, title, text, author, written_at)
                VALUES (:id, :revision, :stars, :title, :text, :author, :now)"""), opinion, now)
                .param("id", review)
                .param("revision", revision)
                .update();
    }

    private static StatementSpec bind(StatementSpec statement, Opinion opinion, Instant now) {
        return statement
                .param("stars", opinion.stars())
                .param("title", opinion.title())
                .param("text", opinion.text())
                .param("author", opinion.author())
                .param("now", now.atOffset(ZoneOffset.UTC));
    }

    private Review lock(String which, @Nullable UUID product, @Nullable UUID account, @Nullable UUID id) {
        return jdbc.sql(LOCK + which + " FOR NO KEY UPDATE")
                .param("id", id)
                .param("product", product)
                .param("account", account)
                .query(Reviews::review)
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no such review"));
    }

    private static Review review(ResultSet row, int number) throws SQLException {
        return new Review(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getObject("account_id", UUID.class),
                ReviewStatus.valueOf(row.getString("status")),
                row.getInt("revision"),
                new Opinion(
                        row.getInt("stars"), row.getString("title"), row.getString("text"), row.getString("author")));
    }
}
