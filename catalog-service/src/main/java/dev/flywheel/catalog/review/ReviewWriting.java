package dev.flywheel.catalog.review;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.catalog.rating.Ratings;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers write, edit and withdraw their reviews. Everybody who is signed in may review a product, once, but not who
 * offers it; who received it is shown as verified. Each version is judged by the {@link HoldRule}s on its own.
 */
@Component
class ReviewWriting {

    private static final int MOST_REVISIONS = 100;

    private final Reviews reviews;
    private final Circumstances circumstances;
    private final Ratings ratings;
    private final Clock clock;

    ReviewWriting(Reviews reviews, Circumstances circumstances, Ratings ratings, Clock clock) {
        this.reviews = reviews;
        this.circumstances = circumstances;
        this.ratings = ratings;
        this.clock = clock;
    }

    /** The first review, or a new one after the first was withdrawn. */
    @Transactional
    public UUID write(AccountId author, ProductId product, Opinion opinion) {
        UUID account = author.value();
        ratings.get(product.value());
        if (circumstances.sells(account, product.value())) {
            throw new ProblemException(CatalogError.OWN_PRODUCT, "you offer product " + product);
        }
        List<String> heldFor = HoldRule.holding(circumstances.of(product.value(), account, opinion));
        ReviewStatus status = status(heldFor);
        Optional<UUID> first = reviews.insert(product.value(), account, opinion, status, heldFor, clock.instant());
        if (first.isPresent()) {
            ratings.moved(product.value(), null, Review.counted(status, opinion));
            return first.get();
        }
        Review known = reviews.ofAuthor(product.value(), account);
        if (known.status() != ReviewStatus.WITHDRAWN) {
            throw new ProblemException(
                    CatalogError.ALREADY_REVIEWED, "your review " + known.id() + " can be edited with PUT");
        }
        revise(known, opinion);
        return known.id();
    }

    /** Saying the same again changes nothing. */
    @Transactional
    public void edit(AccountId author, ProductId product, UUID id, Opinion opinion) {
        Review known = reviews.ofAuthor(product.value(), author.value(), id);
        if (known.status() == ReviewStatus.WITHDRAWN || !known.opinion().equals(opinion)) {
            revise(known, opinion);
        }
    }

    /** Taken back; doing it again changes nothing. */
    @Transactional
    public void withdraw(AccountId author, ProductId product, UUID id) {
        Review known = reviews.ofAuthor(product.value(), author.value(), id);
        if (known.status().canBecome(ReviewStatus.WITHDRAWN)) {
            reviews.becomes(known, ReviewStatus.WITHDRAWN, null, null);
            ratings.moved(known.product(), known.counted(), null);
        }
    }

    private void revise(Review known, Opinion opinion) {
        if (known.revision() >= MOST_REVISIONS) {
            throw new ProblemException(
                    CatalogError.TOO_MANY_EDITS, "a review has at most " + MOST_REVISIONS + " versions");
        }
        List<String> heldFor = HoldRule.holding(circumstances.of(known.product(), known.account(), opinion));
        ReviewStatus next = status(heldFor);
        known.mayBecome(next);
        reviews.revise(known, opinion, next, heldFor, clock.instant());
        ratings.moved(known.product(), known.counted(), Review.counted(next, opinion));
    }

    private static ReviewStatus status(List<String> heldFor) {
        return heldFor.isEmpty() ? ReviewStatus.PUBLISHED : ReviewStatus.PENDING;
    }
}
