package dev.flywheel.contracts.finance;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cardholder's bank took money back, or that went on.
 *
 * @param reference what the payment was for, e.g. {@code order:0198…}
 * @param amount disputed; of a dispute that is lost, gone
 * @param reason the bank's word, e.g. {@code fraudulent}
 * @param evidenceDueBy until when it can be defended; null when the provider sets no date
 */
public record DisputeChanged(
        UUID dispute,
        PaymentId payment,
        String reference,
        Money amount,
        Status status,
        String reason,
        @Nullable Instant evidenceDueBy,
        Instant changedAt)
        implements Event {

    @Override
    public String subject() {
        return "dispute:" + dispute;
    }

    /** How a dispute stands. */
    public enum Status {
        /** The money is gone for now; defend it or accept. */
        OPENED,
        /** Defended, and the bank decides. */
        DEFENDED,
        /** Ours again. */
        WON,
        /** Gone for good: lost, or accepted. */
        LOST
    }
}
