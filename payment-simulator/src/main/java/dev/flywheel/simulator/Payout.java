package dev.flywheel.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Money sent to a bank account. */
record Payout(
        String id,
        String status,
        String amount,
        String currency,
        @Nullable String destination,
        @Nullable String reference,
        String idempotencyKey,
        Instant createdAt) {}
