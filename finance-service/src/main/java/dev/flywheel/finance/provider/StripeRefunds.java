package dev.flywheel.finance.provider;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import dev.flywheel.finance.provider.PaymentProvider.RefundLook;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How Stripe's refunds stand after they were made. One that is cancelled gives us the money back as one that failed. */
final class StripeRefunds {

    private final StripeClient stripe;

    StripeRefunds(StripeClient stripe) {
        this.stripe = stripe;
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
