package dev.flywheel.prime.cancellation;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.Money;
import dev.flywheel.prime.benefit.BenefitNews;
import dev.flywheel.prime.cancellation.Cancelling.When;
import dev.flywheel.prime.membership.MembershipStatus;
import dev.flywheel.prime.payment.Refunds;
import dev.flywheel.service.feed.FeedDelivery;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.CurrentAccount;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets members go: one call, no questions. */
@RestController
class CancellationController {

    private static final Duration DELIVERY = Duration.ofMillis(500);

    private final Cancelling cancelling;
    private final Refunds refunds;
    private final BenefitNews benefits;
    private final FeedDelivery delivery;

    CancellationController(Cancelling cancelling, Refunds refunds, BenefitNews benefits, FeedDelivery delivery) {
        this.cancelling = cancelling;
        this.refunds = refunds;
        this.benefits = benefits;
        this.delivery = delivery;
    }

    /** Ends the membership now with a refund by the offer agreed to, unless the end of the paid period is asked for. */
    @PostMapping("/prime/membership/cancellation")
    ResponseEntity<Cancelled> cancel(
            @CurrentAccount AccountId account,
            IdempotencyKey key,
            @RequestBody(required = false) @Nullable Request request) {
        When when = request == null || request.at == null ? When.NOW : request.at;
        benefits.read();
        Answer<Cancelled> answer = cancelling.cancel(account, key, when);
        refunds.attempt(answer.value().membershipId());
        delivery.await(DELIVERY);
        return answer.toResponse(HttpStatus.OK);
    }

    /**
     * @param at {@code NOW} when left out
     */
    record Request(@Nullable When at) {}

    /**
     * @param benefitsUntil end of the benefits, exclusive
     * @param refund what goes back to the payment method; GET /prime/membership tells when it has
     * @param benefitsUsed deliveries that Prime paid for in this month, as far as they are taken off the refund
     * @param unusedDays days the refund is for
     * @param periodDays days of the period that was paid
     * @param reason how the refund comes about, for people
     */
    record Cancelled(
            MembershipId membershipId,
            MembershipStatus status,
            Instant benefitsUntil,
            Money refund,
            Money benefitsUsed,
            long unusedDays,
            long periodDays,
            String reason) {}
}
