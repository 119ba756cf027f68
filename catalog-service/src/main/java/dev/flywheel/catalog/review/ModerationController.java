package dev.flywheel.catalog.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.flywheel.catalog.review.ModerationQueue.Decision;
import dev.flywheel.catalog.review.ModerationQueue.Moderated;
import dev.flywheel.catalog.review.ModerationQueue.Revision;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Page;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Operators look at reviews that were held back, and decide. */
@RestController
@RequestMapping("/operator/reviews")
class ModerationController {

    private final ModerationQueue queue;
    private final Moderation moderation;

    ModerationController(ModerationQueue queue, Moderation moderation) {
        this.queue = queue;
        this.moderation = moderation;
    }

    /** Those that wait longest first. */
    @GetMapping
    Page<Moderated> list(
            @RequestParam(defaultValue = "PENDING") ReviewStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return queue.page(status, cursor, Page.limit(limit));
    }

    /** A review with all its versions and all that was decided about it. */
    @GetMapping("/{reviewId}")
    History show(@PathVariable UUID reviewId) {
        return new History(queue.get(reviewId), queue.revisions(reviewId), queue.decisions(reviewId));
    }

    @PostMapping("/{reviewId}/approval")
    Moderated approve(
            @CurrentAccount AccountId operator, @PathVariable UUID reviewId, @Valid @RequestBody Approval approval) {
        moderation.approve(operator, reviewId, approval.revision(), approval.note());
        return queue.get(reviewId);
    }

    /** Takes down a published review too. */
    @PostMapping("/{reviewId}/rejection")
    Moderated reject(
            @CurrentAccount AccountId operator, @PathVariable UUID reviewId, @Valid @RequestBody Rejection rejection) {
        moderation.reject(operator, reviewId, rejection.revision(), rejection.reason(), rejection.note());
        return queue.get(reviewId);
    }

    /**
     * @param revision the one that was looked at
     */
    record Approval(
            @NotNull @Min(1) Integer revision,
            @Nullable @Size(max = 1000) String note) {}

    /**
     * @param note for the author, beside the reason
     */
    record Rejection(
            @NotNull @Min(1) Integer revision,
            @NotNull RejectionReason reason,
            @Nullable @Size(max = 1000) String note) {}

    record History(@JsonUnwrapped Moderated review, List<Revision> revisions, List<Decision> decisions) {}
}
