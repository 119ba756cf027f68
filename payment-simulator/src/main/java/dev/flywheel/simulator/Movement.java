package dev.flywheel.simulator;

import java.time.Instant;
import java.util.Currency;

/** A capture, a refund, or what a void released. */
record Movement(String id, String key, long minor, Instant at) {

    View view(String authorization, Currency currency) {
        return new View(
                id, "succeeded", Amounts.text(minor, currency), currency.getCurrencyCode(), authorization, key, at);
    }

    /** What is told of it. */
    record View(
            String id,
            String status,
            String amount,
            String currency,
            String authorization,
            String idempotencyKey,
            Instant createdAt) {}
}
