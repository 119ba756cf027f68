package dev.flywheel.finance.provider;

import com.stripe.model.PaymentIntent;
import dev.flywheel.finance.provider.PaymentProvider.Method;
import dev.flywheel.finance.provider.PaymentProvider.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Payment intents as authorisations. One is called {@code pi_…}, with {@code +multi} behind it when it can be captured
 * several times, which is known when it is authorised and has to stay the same in every repetition of a capture.
 */
final class StripeIntents {

    private static final String MULTIPLE = "+multi";

    private StripeIntents() {}

    /** What became of an authorisation, by the intent's status. */
    static Result standing(PaymentIntent intent) {
        return switch (String.valueOf(intent.getStatus())) {
            case "requires_capture", "succeeded" -> new Result.Succeeded(reference(intent), method(intent));
            case "requires_action" -> step(intent);
            case "requires_payment_method", "requires_confirmation" ->
                new Result.Declined(StripeAnswers.code(intent.getLastPaymentError(), "card_declined"));
            case "canceled" -> new Result.Declined("canceled");
            default -> new Result.Unknown("the payment intent is " + intent.getStatus());
        };
    }

    private static Result step(PaymentIntent intent) {
        PaymentIntent.NextAction next = intent.getNextAction();
        return next == null || next.getRedirectToUrl() == null
                ? new Result.Unknown("a step is wanted that is no address")
                : new Result.ActionRequired(
                        intent.getId(), "redirect", next.getRedirectToUrl().getUrl());
    }

    private static String reference(PaymentIntent intent) {
        boolean multiple = intent.getLatestChargeObject() != null
                && intent.getLatestChargeObject().getPaymentMethodDetails() != null
                && intent.getLatestChargeObject().getPaymentMethodDetails().getCard() != null
                && intent.getLatestChargeObject()
                                .getPaymentMethodDetails()
                                .getCard()
                                .getMulticapture()
                        != null
                && "available"
                        .equals(intent.getLatestChargeObject()
                                .getPaymentMethodDetails()
                                .getCard()
                                .getMulticapture()
                                .getStatus());
        return multiple ? intent.getId() + MULTIPLE : intent.getId();
    }

    private static @Nullable Method method(PaymentIntent intent) {
        if (intent.getCustomer() == null || intent.getPaymentMethod() == null) {
            return null;
        }
        boolean isCard = intent.getPaymentMethodObject() != null
                && intent.getPaymentMethodObject().getCard() != null;
        return new Method(
                intent.getCustomer() + "/" + intent.getPaymentMethod(),
                isCard ? intent.getPaymentMethodObject().getCard().getLast4() : null);
    }

    /** What an intent may be called here. */
    static List<String> names(String intent) {
        return List.of(intent, intent + MULTIPLE);
    }

    static String intentOf(String authorisation) {
        return authorisation.endsWith(MULTIPLE)
                ? authorisation.substring(0, authorisation.length() - MULTIPLE.length())
                : authorisation;
    }

    static boolean isCapturedSeveralTimes(String authorisation) {
        return authorisation.endsWith(MULTIPLE);
    }
}
