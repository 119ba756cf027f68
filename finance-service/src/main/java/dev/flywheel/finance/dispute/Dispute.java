package dev.flywheel.finance.dispute;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that a bank took back.
 *
 * @param providerReference the provider's name of it
 * @param reference what the payment was for
 * @param country of the payment
 * @param evidenceDueBy null when the provider sets no date
 */
record Dispute(
        UUID id,
        String providerReference,
        PaymentId payment,
        String reference,
        String country,
        Money amount,
        String reason,
        DisputeStatus status,
        @Nullable Instant evidenceDueBy,
        Instant openedAt,
        Instant changedAt) {}
