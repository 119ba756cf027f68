package dev.flywheel.catalog.feedback;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.catalog.feedback.FeedbackLists.Feedback;
import dev.flywheel.catalog.feedback.SellerRatings.Summary;
import dev.flywheel.catalog.purchase.Purchases;
import dev.flywheel.catalog.wording.Prose;
import dev.flywheel.catalog.wording.StrictWording;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** What buyers say of a seller: one opinion per order, once something of it has been shipped. */
@RestController
@RequestMapping("/sellers/{id}/feedback")
class FeedbackController {

    private final FeedbackWriting writing;
    private final FeedbackLists lists;
    private final SellerRatings ratings;
    private final Purchases purchases;

    FeedbackController(FeedbackWriting writing, FeedbackLists lists, SellerRatings ratings, Purchases purchases) {
        this.writing = writing;
        this.lists = lists;
        this.ratings = ratings;
        this.purchases = purchases;
    }

    @GetMapping
    FeedbackPage list(
            @PathVariable SellerId id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        Summary summary = ratings.of(id);
        Page<Feedback> page = lists.page(id, cursor, Page.limit(limit));
        return new FeedbackPage(summary, page.items(), page.next());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Feedback give(@CurrentAccount AccountId buyer, @PathVariable SellerId id, @Valid @RequestBody FirstFeedback body) {
        String text = text(body.text());
        requireShipped(buyer, body.orderId(), id);
        return lists.get(writing.give(buyer, id, body.orderId(), body.stars(), text));
    }

    @PutMapping("/{feedbackId}")
    Feedback edit(
            @CurrentAccount AccountId buyer,
            @PathVariable SellerId id,
            @PathVariable UUID feedbackId,
            @Valid @RequestBody NextFeedback body) {
        writing.edit(buyer, id, feedbackId, body.stars(), text(body.text()));
        return lists.get(feedbackId);
    }

    @DeleteMapping("/{feedbackId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@CurrentAccount AccountId buyer, @PathVariable SellerId id, @PathVariable UUID feedbackId) {
        writing.withdraw(buyer, id, feedbackId);
    }

    private void requireShipped(AccountId buyer, OrderId order, SellerId seller) {
        switch (purchases.progress(buyer, order, seller)) {
            case UNKNOWN ->
                throw new ProblemException(
                        CommonError.NOT_FOUND, "you have no order " + order + " with goods of seller " + seller);
            case PLACED ->
                throw new ProblemException(
                        CatalogError.NOT_SHIPPED_YET, "this seller has shipped nothing of order " + order);
            case SHIPPED -> {}
        }
    }

    private static @Nullable String text(@Nullable String written) {
        return written == null || written.isBlank() ? null : StrictWording.checked("text", Prose.text("text", written));
    }

    record FeedbackPage(
            Summary summary, List<Feedback> items, @Nullable String next) {}

    /**
     * @param orderId an order of the caller's with goods of this seller
     */
    record FirstFeedback(
            @NotNull OrderId orderId,
            @NotNull @Min(1) @Max(5) Integer stars,
            @Nullable @Size(max = 2000) String text) {}

    record NextFeedback(
            @NotNull @Min(1) @Max(5) Integer stars,
            @Nullable @Size(max = 2000) String text) {}
}
