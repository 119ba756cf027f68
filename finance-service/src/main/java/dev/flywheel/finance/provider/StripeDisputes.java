package dev.flywheel.finance.provider;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.net.RequestOptions;
import com.stripe.param.DisputeCloseParams;
import com.stripe.param.DisputeUpdateParams;
import dev.flywheel.finance.provider.PaymentProvider.DisputeLook;
import dev.flywheel.finance.provider.PaymentProvider.DisputeProgress;
import dev.flywheel.finance.provider.PaymentProvider.DisputeState;
import dev.flywheel.finance.provider.PaymentProvider.Result;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stripe's disputes. Inquiries ({@code warning_…}) move no money, so they are none here until they become disputes. */
final class StripeDisputes {

    private final StripeClient stripe;

    StripeDisputes(StripeClient stripe) {
        this.stripe = stripe;
    }

    DisputeLook look(String reference) {
        try {
            Dispute dispute = stripe.v1().disputes().retrieve(reference);
            DisputeProgress progress = progress(String.valueOf(dispute.getStatus()));
            return progress == null ? new DisputeLook.Nothing() : new DisputeLook.Found(state(dispute, progress));
        } catch (InvalidRequestException unknown) {
            return unknown.getStatusCode() == 404
                    ? new DisputeLook.Nothing()
                    : new DisputeLook.Unanswered(String.valueOf(unknown.getMessage()));
        } catch (StripeException unanswered) {
            return new DisputeLook.Unanswered(String.valueOf(unanswered.getMessage()));
        }
    }

    Result defend(String reference, String evidence, RequestOptions keyed) throws StripeException {
        DisputeUpdateParams update = DisputeUpdateParams.builder()
                .setEvidence(DisputeUpdateParams.Evidence.builder()
                        .setUncategorizedText(evidence)
                        .build())
                .setSubmit(true)
                .build();
        return new Result.Succeeded(
                stripe.v1().disputes().update(reference, update, keyed).getId());
    }

    Result accept(String reference, RequestOptions keyed) throws StripeException {
        return new Result.Succeeded(stripe.v1()
                .disputes()
                .close(reference, DisputeCloseParams.builder().build(), keyed)
                .getId());
    }

    private static DisputeState state(Dispute dispute, DisputeProgress progress) {
        Long due = dispute.getEvidenceDetails() == null
                ? null
                : dispute.getEvidenceDetails().getDueBy();
        String intent = dispute.getPaymentIntent();
        return new DisputeState(
                dispute.getId(),
                intent == null ? List.of() : StripeIntents.names(intent),
                StripeAmounts.money(dispute.getAmount(), dispute.getCurrency()),
                String.valueOf(dispute.getReason()),
                progress,
                due == null ? null : Instant.ofEpochSecond(due));
    }

    private static @Nullable DisputeProgress progress(String status) {
        return switch (status) {
            case "needs_response" -> DisputeProgress.OPENED;
            case "under_review" -> DisputeProgress.DEFENDED;
            case "won" -> DisputeProgress.WON;
            case "lost" -> DisputeProgress.LOST;
            default -> null;
        };
    }
}
