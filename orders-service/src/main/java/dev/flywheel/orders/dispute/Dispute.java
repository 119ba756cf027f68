package dev.flywheel.orders.dispute;

import dev.flywheel.contracts.finance.DisputeChanged.Status;
import dev.flywheel.domain.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A disputed payment of an order.
 *
 * @param reason the bank's word
 * @param evidenceDueBy until when it can be defended; null when the provider sets no date
 */
public record Dispute(
        UUID disputeId,
        Status status,
        Money amount,
        String reason,
        @Nullable Instant evidenceDueBy,
        Instant changedAt) {

    /** While it is not decided, nobody can say whose the money is. */
    boolean isOpen() {
        return status == Status.OPENED || status == Status.DEFENDED;
    }
}
