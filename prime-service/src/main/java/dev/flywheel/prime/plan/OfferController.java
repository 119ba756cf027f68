package dev.flywheel.prime.plan;

import dev.flywheel.domain.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what Prime costs before anybody is asked for a payment method. */
@RestController
class OfferController {

    private final Plans plans;
    private final Clock clock;

    OfferController(Plans plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    @GetMapping("/prime/offer")
    Offer offer() {
        Instant now = clock.instant();
        Plan plan = plans.current(now);
        return new Offer(
                plan.version(),
                plan.price(),
                "MONTH",
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                true,
                plan.refundPolicy(),
                plan.howToCancel(),
                plan.text(),
                plan.textHash(),
                plan.declineLabel());
    }

    /**
     * What a shopper is to know before he agrees.
     *
     * @param chargeDate day of the first charge if he joins now; the next ones follow month by month
     * @param refundPolicy what is refunded when he leaves within a month, as the text says in words
     * @param textHash what the consent refers to
     */
    record Offer(
            int version,
            Money price,
            String interval,
            LocalDate chargeDate,
            boolean autoRenews,
            RefundPolicy refundPolicy,
            String howToCancel,
            String text,
            String textHash,
            String declineLabel) {}
}
