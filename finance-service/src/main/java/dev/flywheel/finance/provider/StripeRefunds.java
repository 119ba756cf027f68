package dev.flywheel.finance.provider;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import dev.flywheel.domain.Money;
import dev.flywheel.finance.provider.PaymentProvider.RefundLook;
import dev.flywheel.finance.provider.PaymentProvider.Result;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stripe's refunds, made and looked at. One that is cancelled gives us the money back as one that failed. */
final class StripeRefunds {

    private final StripeClient stripe;

    StripeRefunds(StripeClient stripe) {
        this.stripe = stripe;
    }

    Result make(String key, String authorisation, Money amount, RequestOptions keyed) throws StripeException {
        Refund refund = stripe.v1()
                .refunds()
                .create(
                        RefundCreateParams.builder()
                                .setPaymentIntent(StripeIntents.intentOf(authorisation))
                                .setAmount(StripeAmounts.of(amount))
                                .putMetadata(StripeProvider.KEY, key)
                                .build(),
                        keyed);
        return switch (String.valueOf(refund.getStatus())) {
            case "succeeded", "pending" -> new Result.Succeeded(refund.getId());
            case "failed", "canceled" ->
                new Result.Declined(Objects.requireNonNullElse(refund.getFailureReason(), "refund_failed"));
            default -> new Result.Unknown("the refund is " + refund.getStatus());
        };
    }

    RefundLook look(String reference) {
        try {
            Refund refund = stripe.v1().refunds().retrieve(reference);
            return switch (String.valueOf(refund.getStatus())) {
                case "succeeded", "pending", "requires_action" -> new RefundLook.Stands();
                case "failed", "canceled" -> new RefundLook.Bounced(key(refund), reason(refund));
                default -> new RefundLook.Unanswered("the refund is " + refund.getStatus());
            };
        } catch (InvalidRequestException unknown) {
            return unknown.getStatusCode() == 404
                    ? new RefundLook.Nothing()
                    : new RefundLook.Unanswered(String.valueOf(unknown.getMessage()));
        } catch (StripeException unanswered) {
            return new RefundLook.Unanswered(String.valueOf(unanswered.getMessage()));
        }
    }

    /** Whether a notice about a refund in this state is worth asking. */
    static boolean isOver(String status) {
        return status.equals("failed") || status.equals("canceled");
    }

    private static String key(Refund refund) {
        @Nullable Map<String, String> metadata = refund.getMetadata();
        return metadata == null ? "" : metadata.getOrDefault(StripeProvider.KEY, "");
    }

    private static String reason(Refund refund) {
        return Objects.requireNonNullElse(refund.getFailureReason(), refund.getStatus());
    }
}
