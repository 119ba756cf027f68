package dev.flywheel.contracts.finance;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import java.time.Instant;
import java.util.UUID;

/**
 * A refund that had succeeded did not arrive in the end: its money is ours again, and the shopper is still to get it. The
 * refund's key is used up; to give the money back once more takes another one. A refund may bounce in several parts, each of
 * which is told once.
 *
 * @param reference what the payment was for, e.g. {@code order:0198…}
 * @param key by which the refund was asked for
 * @param amount that came back; less than the refund where other parts of it arrived, on a gift card above all
 * @param reason the provider's word, e.g. {@code expired_or_canceled_card}
 */
public record RefundBounced(
        UUID bounce, PaymentId payment, String reference, String key, Money amount, String reason, Instant bouncedAt)
        implements Event {

    @Override
    public String subject() {
        return "bounce:" + bounce;
    }
}
