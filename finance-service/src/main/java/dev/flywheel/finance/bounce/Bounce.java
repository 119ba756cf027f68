package dev.flywheel.finance.bounce;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import java.time.Instant;
import java.util.UUID;

/**
 * Money that had gone back and came back.
 *
 * @param reference what the payment was for
 * @param key by which the refund was asked for
 * @param providerReference the provider's name of the refund
 * @param reason the provider's word
 */
record Bounce(
        UUID id,
        PaymentId payment,
        String reference,
        String key,
        String providerReference,
        Money amount,
        String reason,
        Instant bouncedAt) {}
