package dev.flywheel.catalog.review;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whether a review helped. */
@RestController
@RequestMapping("/products/{id}/reviews/{reviewId}/vote")
class VoteController {

    private final Votes votes;

    VoteController(Votes votes) {
        this.votes = votes;
    }

    /** One's vote; a second one replaces the first. */
    @PutMapping
    Votes.Count cast(
            @CurrentAccount AccountId voter,
            @PathVariable ProductId id,
            @PathVariable UUID reviewId,
            @Valid @RequestBody Vote vote) {
        return votes.cast(voter, id, reviewId, vote.helpful());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retract(@CurrentAccount AccountId voter, @PathVariable ProductId id, @PathVariable UUID reviewId) {
        votes.retract(voter, id, reviewId);
    }

    record Vote(@NotNull Boolean helpful) {}
}
