package dev.flywheel.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A capture, a refund, or what a void released. */
record Movement(String id, String key, long minor, Instant at) {

    View view(String authorization, Currency currency) {
        return view(authorization, currency, null);
    }

    /**
     * The same.
     *
     * @param failure why a refund did not arrive in the end; null when it did
     */
    View view(String authorization, Currency currency, @Nullable String failure) {
        return new View(
                id,
                failure == null ? "succeeded" : "failed",
                Amounts.text(minor, currency),
                currency.getCurrencyCode(),
                authorization,
                key,
                at,
                failure);
    }

    /** What is told of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String id,
            String status,
            String amount,
            String currency,
            String authorization,
            String idempotencyKey,
            Instant createdAt,
            @Nullable String failureReason) {}
}
