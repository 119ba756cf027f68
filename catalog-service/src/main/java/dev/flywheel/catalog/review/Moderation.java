package dev.flywheel.catalog.review;

import dev.flywheel.catalog.rating.Ratings;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Operators publish and reject reviews. Each decision is about a revision and is kept with its reason. */
@Component
class Moderation {

    private final Reviews reviews;
    private final Ratings ratings;
    private final JdbcClient jdbc;
    private final Clock clock;

    Moderation(Reviews reviews, Ratings ratings, JdbcClient jdbc, Clock clock) {
        this.reviews = reviews;
        this.ratings = ratings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void approve(AccountId operator, UUID id, int revision, @Nullable String note) {
        decide(operator, reviews.any(id), revision, ReviewStatus.PUBLISHED, null, note);
    }

    /** A published review may be rejected too. */
    @Transactional
    public void reject(AccountId operator, UUID id, int revision, RejectionReason reason, @Nullable String note) {
        decide(operator, reviews.any(id), revision, ReviewStatus.REJECTED, reason, note);
    }

    private void decide(
            AccountId operator,
            Review known,
            int revision,
            ReviewStatus outcome,
            @Nullable RejectionReason reason,
            @Nullable String note) {
        if (known.revision() != revision) {
            throw new ProblemException(
                    CommonError.CHANGED_MEANWHILE,
                    "review " + known.id() + " is at revision " + known.revision() + "; look at it again");
        }
        if (!known.status().canBecome(outcome)) {
            throw new ProblemException(CommonError.CONFLICT, "review " + known.id() + " is " + known.status());
        }
        reviews.becomes(known, outcome, reason, note);
        jdbc.sql("""
                INSERT INTO review_decision (review_id, revision, outcome, reason, note, decided_by, decided_at)
                VALUES (:review, :revision, :outcome, :reason, :note, :operator, :now)""")
                .param("review", known.id())
                .param("revision", revision)
                .param("outcome", outcome.name())
                .param("reason", reason == null ? null : reason.name())
                .param("note", note)
                .param("operator", operator.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        ratings.moved(known.product(), known.counted(), Review.counted(outcome, known.opinion()));
    }
}
