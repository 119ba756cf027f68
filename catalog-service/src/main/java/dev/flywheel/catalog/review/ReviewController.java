package dev.flywheel.catalog.review;

import dev.flywheel.catalog.rating.Ratings;
import dev.flywheel.catalog.rating.ShownRating;
import dev.flywheel.catalog.review.OwnReviews.OwnReview;
import dev.flywheel.catalog.wording.Prose;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProductId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A product's reviews: read by everybody, written by customers. */
@RestController
@RequestMapping("/products/{id}/reviews")
class ReviewController {

    private final ReviewWriting writing;
    private final ReviewLists lists;
    private final OwnReviews own;
    private final Ratings ratings;

    ReviewController(ReviewWriting writing, ReviewLists lists, OwnReviews own, Ratings ratings) {
        this.writing = writing;
        this.lists = lists;
        this.own = own;
        this.ratings = ratings;
    }

    /**
     * @param sort {@code helpful} (the default) or {@code newest}
     * @param stars only reviews with so many
     * @param verified {@code true}: only of customers who received the product; {@code false}: only of others
     */
    @GetMapping
    ReviewPage list(
            @PathVariable ProductId id,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable @Min(1) @Max(5) Integer stars,
            @RequestParam(required = false) @Nullable Boolean verified,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        ShownRating rating = ShownRating.of(ratings.get(id.value()));
        Page<ShownReview> page = lists.page(id, ReviewSort.of(sort), stars, verified, cursor, Page.limit(limit));
        return new ReviewPage(rating, page.items(), page.next());
    }

    @GetMapping("/{reviewId}")
    ShownReview show(
            @CurrentAccount @Nullable AccountId reader, @PathVariable ProductId id, @PathVariable UUID reviewId) {
        return lists.get(id, reviewId, reader);
    }

    /** Published at once, or {@code PENDING} where a rule wants an operator to see it first. */
    @PostMapping
    ResponseEntity<OwnReview> write(
            @CurrentAccount AccountId author, @PathVariable ProductId id, @Valid @RequestBody ReviewBody body) {
        UUID review = writing.write(author, id, body.opinion());
        return ResponseEntity.created(URI.create("/products/" + id + "/reviews/" + review))
                .body(own.get(author, review));
    }

    /** Replaces the review; the versions before it are kept. */
    @PutMapping("/{reviewId}")
    OwnReview edit(
            @CurrentAccount AccountId author,
            @PathVariable ProductId id,
            @PathVariable UUID reviewId,
            @Valid @RequestBody ReviewBody body) {
        writing.edit(author, id, reviewId, body.opinion());
        return own.get(author, reviewId);
    }

    @DeleteMapping("/{reviewId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@CurrentAccount AccountId author, @PathVariable ProductId id, @PathVariable UUID reviewId) {
        writing.withdraw(author, id, reviewId);
    }

    /**
     * @param rating of all published reviews, whatever the filters
     */
    record ReviewPage(
            ShownRating rating,
            List<ShownReview> items,
            @Nullable String next) {}

    /**
     * @param text plain text
     * @param author a name to show; without it none is shown
     */
    record ReviewBody(
            @NotNull @Min(1) @Max(5) Integer stars,
            @NotBlank @Size(max = 150) String title,
            @NotBlank @Size(max = 10_000) String text,
            @Nullable @Size(max = 50) String author) {

        Opinion opinion() {
            return new Opinion(
                    stars, Prose.line("title", title), Prose.text("text", text), Prose.optionalLine("author", author));
        }
    }
}
