package dev.flywheel.finance.bounce;

import dev.flywheel.finance.payment.BouncedRefunds;
import dev.flywheel.finance.provider.Looks;
import dev.flywheel.finance.provider.Looks.About;
import dev.flywheel.finance.provider.Looks.Look;
import dev.flywheel.finance.provider.PaymentProvider;
import dev.flywheel.finance.provider.PaymentProvider.RefundLook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the provider about refunds that are said to have bounced. No transaction is open while it is asked. */
@Component
public class BounceDesk {

    private static final Logger log = LoggerFactory.getLogger(BounceDesk.class);
    private static final int BATCH = 20;

    /** Until what cannot be decided yet is looked at again. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final PaymentProvider provider;
    private final Looks looks;
    private final Bounces bounces;
    private final BouncedRefunds refunds;
    private final BounceBook book;
    private final Clock clock;

    BounceDesk(
            PaymentProvider provider,
            Looks looks,
            Bounces bounces,
            BouncedRefunds refunds,
            BounceBook book,
            Clock clock) {
        this.provider = provider;
        this.looks = looks;
        this.bounces = bounces;
        this.refunds = refunds;
        this.book = book;
        this.clock = clock;
    }

    /** Looks at what is due; how many of it are decided. */
    int lookAtDue() {
        Instant now = clock.instant();
        int decided = 0;
        for (Look due : looks.takeDue(About.REFUND, provider.name(), now, now.plus(PAUSE), BATCH)) {
            if (look(due.reference())) {
                looks.done(About.REFUND, provider.name(), due);
                decided++;
            }
        }
        return decided;
    }

    /**
     * Asks about a refund, unless it is known to have bounced.
     *
     * @return whether there is nothing to ask any more
     */
    public boolean look(String reference) {
        return bounces.isKnown(provider.name(), reference)
                || switch (provider.refund(reference)) {
                    case RefundLook.Bounced(String key, String reason) -> bounced(reference, key, reason);
                    case RefundLook.Stands stands -> true;
                    case RefundLook.Nothing nothing -> true;
                    case RefundLook.Unanswered(String problem) -> {
                        log.warn("the provider does not tell of refund {}: {}", reference, problem);
                        yield false;
                    }
                };
    }

    private boolean bounced(String reference, String key, String reason) {
        // Asked first: a call that becomes known in between is then recorded by the next look.
        boolean open = refunds.isOpen(key);
        if (book.record(provider.name(), reference, reason)) {
            return true;
        }
        if (!open) {
            log.warn("the provider's refund {} bounced and is none of ours, or was refused here", reference);
        }
        return !open;
    }
}
