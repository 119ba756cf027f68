package dev.flywheel.finance.provider;

import dev.flywheel.domain.Money;
import dev.flywheel.finance.provider.PaymentProvider.Card;
import dev.flywheel.finance.provider.PaymentProvider.DisputeProgress;
import dev.flywheel.finance.provider.PaymentProvider.DisputeState;
import dev.flywheel.finance.provider.PaymentProvider.Method;
import dev.flywheel.finance.provider.PaymentProvider.RefundLook;
import dev.flywheel.finance.provider.PaymentProvider.Result;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the simulated processor says, in its own words, and what that means in ours. */
final class SimulatedAnswers {

    private SimulatedAnswers() {}

    /** What an answer or a refusal may contain, as far as it matters here. */
    record Answer(
            @Nullable String id,
            @Nullable String status,
            @Nullable String declineCode,
            @Nullable String code,
            @Nullable String actionPath,
            @Nullable String method,
            @Nullable String lastFour) {

        Result result(String pages) {
            if ("declined".equals(status)) {
                return new Result.Declined(declineCode == null ? "declined" : declineCode);
            }
            if (id == null) {
                return new Result.Unknown("the provider answered '" + status + "' without an id");
            }
            if (actionPath != null) {
                return new Result.ActionRequired(id, "redirect", pages + actionPath);
            }
            return new Result.Succeeded(id, method == null ? null : new Method(method, lastFour));
        }
    }

    record KeptMethod(
            @Nullable String id,
            @Nullable String brand,
            @Nullable String lastFour,
            @Nullable Integer expiryMonth,
            @Nullable Integer expiryYear,
            @Nullable String code) {

        @Nullable
        Card card() {
            return id == null || brand == null || lastFour == null || expiryMonth == null || expiryYear == null
                    ? null
                    : new Card(id, brand, lastFour, expiryMonth, expiryYear);
        }
    }

    record Event(
            @Nullable String id,
            @Nullable String key,
            @Nullable String type,
            @Nullable JsonNode data) {

        String dispute() {
            return about("dispute.");
        }

        String failedRefund() {
            return about("refund.failed");
        }

        private String about(String types) {
            return data != null && type != null && type.startsWith(types)
                    ? data.path("id").asString("")
                    : "";
        }
    }

    record Refunded(
            @Nullable String status,
            @Nullable String idempotencyKey,
            @Nullable String failureReason) {

        RefundLook look() {
            return switch (String.valueOf(status)) {
                case "succeeded" -> new RefundLook.Stands();
                case "failed" ->
                    new RefundLook.Bounced(
                            Objects.requireNonNullElse(idempotencyKey, ""),
                            Objects.requireNonNullElse(failureReason, "unknown"));
                default -> new RefundLook.Unanswered("the refund is " + status);
            };
        }
    }

    record Disputed(
            String id,
            String authorization,
            String status,
            String amount,
            String currency,
            String reason,
            @Nullable Instant evidenceDueBy) {

        DisputeState state() {
            return new DisputeState(
                    id,
                    List.of(authorization),
                    Money.of(amount, currency),
                    reason,
                    DisputeProgress.valueOf(status.toUpperCase(Locale.ROOT)),
                    evidenceDueBy);
        }
    }
}
