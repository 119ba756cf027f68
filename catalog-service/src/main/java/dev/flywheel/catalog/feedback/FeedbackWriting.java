package dev.flywheel.catalog.feedback;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Buyers rate sellers, edit that and take it back. Every version is kept, and the seller's stars follow at once. */
@Component
class FeedbackWriting {

    private static final int MOST_REVISIONS = 100;

    private final JdbcClient jdbc;
    private final SellerRatings ratings;
    private final Clock clock;

    FeedbackWriting(JdbcClient jdbc, SellerRatings ratings, Clock clock) {
        this.jdbc = jdbc;
        this.ratings = ratings;
        this.clock = clock;
    }

    /** The first feedback for an order; whether the caller bought there is known already. */
    @Transactional
    public UUID give(AccountId buyer, SellerId seller, OrderId order, int stars, @Nullable String text) {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        UUID id = jdbc.sql("""
                INSERT INTO seller_feedback (id, seller_id, order_id, account_id, revision, stars, text, day,
                                             created_at, changed_at)
                VALUES (:id, :seller, :order, :buyer, 1, :stars, :text, :day, :now, :now)
                ON CONFLICT (seller_id, order_id) DO NOTHING RETURNING id""")
                .param("id", Ids.next())
                .param("seller", seller.value())
                .param("order", order.value())
                .param("buyer", buyer.value())
                .param("stars", stars)
                .param("text", text)
                .param("day", day)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new ProblemException(
                        CatalogError.ALREADY_RATED, "your feedback for order " + order + " can be edited with PUT"));
        keep(id, 1, stars, text, now);
        ratings.moved(seller.value(), day, null, stars);
        return id;
    }

    /** The day on which it was first given stays; one that was withdrawn is shown again. */
    @Transactional
    public void edit(AccountId buyer, SellerId seller, UUID id, int stars, @Nullable String text) {
        Known known = lock(buyer, seller, id);
        if (known.revision() >= MOST_REVISIONS) {
            throw new ProblemException(
                    CatalogError.TOO_MANY_EDITS, "feedback has at most " + MOST_REVISIONS + " versions");
        }
        Instant now = clock.instant();
        jdbc.sql("""
                UPDATE seller_feedback SET revision = revision + 1, stars = :stars, text = :text, withdrawn = false,
                       changed_at = :now
                WHERE id = :id""")
                .param("id", id)
                .param("stars", stars)
                .param("text", text)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        keep(id, known.revision() + 1, stars, text, now);
        ratings.moved(seller.value(), known.day(), known.counted(), stars);
    }

    /** Doing it again changes nothing. */
    @Transactional
    public void withdraw(AccountId buyer, SellerId seller, UUID id) {
        Known known = lock(buyer, seller, id);
        jdbc.sql("UPDATE seller_feedback SET withdrawn = true WHERE id = :id")
                .param("id", id)
                .update();
        ratings.moved(seller.value(), known.day(), known.counted(), null);
    }

    private void keep(UUID id, int revision, int stars, @Nullable String text, Instant now) {
        jdbc.sql("""
                INSERT INTO seller_feedback_revision (feedback_id, revision, stars, text, written_at)
                VALUES (:id, :revision, :stars, :text, :now)""")
                .param("id", id)
                .param("revision", revision)
                .param("stars", stars)
                .param("text", text)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Known lock(AccountId buyer, SellerId seller, UUID id) {
        return jdbc.sql("""
                SELECT revision, day, CASE WHEN NOT withdrawn THEN stars END AS counted FROM seller_feedback
                WHERE id = :id AND seller_id = :seller AND account_id = :buyer FOR NO KEY UPDATE""")
                .param("id", id)
                .param("seller", seller.value())
                .param("buyer", buyer.value())
                .query((row, number) -> new Known(
                        row.getInt("revision"),
                        row.getObject("day", LocalDate.class),
                        row.getObject("counted", Integer.class)))
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "you gave no feedback " + id));
    }

    private record Known(
            int revision, LocalDate day, @Nullable Integer counted) {}
}
