package dev.flywheel.catalog.review;

import dev.flywheel.catalog.review.OwnReviews.OwnReview;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Page;
import dev.flywheel.service.security.CurrentAccount;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer's own reviews, also those that are not shown, with the reason. */
@RestController
@RequestMapping("/reviews")
class OwnReviewController {

    private final OwnReviews reviews;

    OwnReviewController(OwnReviews reviews) {
        this.reviews = reviews;
    }

    /** Newest first. */
    @GetMapping
    Page<OwnReview> list(
            @CurrentAccount AccountId author,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return reviews.page(author, cursor, Page.limit(limit));
    }
}
