package dev.flywheel.catalog.review;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a review helped: one voice per customer, not for one's own, changeable. The review's row is locked first, so its
 * counts always equal the votes.
 */
@Component
class Votes {

    private final Reviews reviews;
    private final JdbcClient jdbc;

    Votes(Reviews reviews, JdbcClient jdbc) {
        this.reviews = reviews;
        this.jdbc = jdbc;
    }

    @Transactional
    public Count cast(AccountId voter, ProductId product, UUID id, boolean helpful) {
        Review review = reviews.published(product.value(), id);
        if (review.account().equals(voter.value())) {
            throw new ProblemException(CatalogError.OWN_REVIEW, "review " + id + " is yours");
        }
        Optional<Boolean> before = vote(voter, id);
        jdbc.sql("""
                INSERT INTO review_vote (review_id, account_id, helpful) VALUES (:review, :account, :helpful)
                ON CONFLICT (review_id, account_id) DO UPDATE SET helpful = excluded.helpful""")
                .param("review", id)
                .param("account", voter.value())
                .param("helpful", helpful)
                .update();
        return count(
                id,
                (helpful ? 1 : 0) - before.map(was -> was ? 1 : 0).orElse(0),
                (helpful ? 0 : 1) - before.map(was -> was ? 0 : 1).orElse(0));
    }

    /** Taken back; doing it again changes nothing. */
    @Transactional
    public void retract(AccountId voter, ProductId product, UUID id) {
        reviews.published(product.value(), id);
        vote(voter, id).ifPresent(was -> {
            jdbc.sql("DELETE FROM review_vote WHERE review_id = :review AND account_id = :account")
                    .param("review", id)
                    .param("account", voter.value())
                    .update();
            count(id, was ? -1 : 0, was ? 0 : -1);
        });
    }

    private Optional<Boolean> vote(AccountId voter, UUID id) {
        return jdbc.sql("SELECT helpful FROM review_vote WHERE review_id = :review AND account_id = :account")
                .param("review", id)
                .param("account", voter.value())
                .query(Boolean.class)
                .optional();
    }

    private Count count(UUID id, int helpful, int unhelpful) {
        return jdbc.sql("""
                UPDATE review SET helpful = helpful + :helpful, unhelpful = unhelpful + :unhelpful WHERE id = :review
                RETURNING helpful, unhelpful""")
                .param("review", id)
                .param("helpful", helpful)
                .param("unhelpful", unhelpful)
                .query((row, number) -> new Count(row.getInt("helpful"), row.getInt("unhelpful")))
                .single();
    }

    /** The votes of a review. */
    record Count(int helpful, int unhelpful) {}
}
