package dev.flywheel.finance.provider;

import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import dev.flywheel.finance.provider.PaymentProvider.Result;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Stripe's errors mean. */
final class StripeAnswers {

    /** Refusals of a request that may pass: nothing is known yet. */
    private static final Set<String> PASSING = Set.of("lock_timeout", "rate_limit", "idempotency_key_in_use");

    private static final String UNEXPECTED_STATE = "payment_intent_unexpected_state";

    private StripeAnswers() {}

    /** Only a refusal that Stripe keeps for the key is an answer; all else may have been done. */
    static Result answered(Question question) {
        try {
            return question.ask();
        } catch (CardException declined) {
            return new Result.Declined(code(declined.getStripeError(), "card_declined"));
        } catch (IdempotencyException otherRequest) {
            return new Result.Unknown("Stripe knows the key with another request: " + otherRequest.getMessage());
        } catch (InvalidRequestException refused) {
            return refused(refused);
        } catch (StripeException unanswered) {
            return new Result.Unknown(String.valueOf(unanswered.getMessage()));
        } catch (IllegalArgumentException notExpressible) {
            return new Result.Declined("amount_not_supported");
        }
    }

    private static Result refused(InvalidRequestException refused) {
        String code = Objects.requireNonNullElse(refused.getCode(), "invalid_request");
        if (PASSING.contains(code)) {
            return new Result.Unknown(code);
        }
        return code.equals(UNEXPECTED_STATE) && isOver(refused.getStripeError())
                ? new Result.Lapsed(code)
                : new Result.Declined(code);
    }

    private static boolean isOver(@Nullable StripeError error) {
        if (error == null || error.getPaymentIntent() == null) {
            return false;
        }
        String status = error.getPaymentIntent().getStatus();
        return "succeeded".equals(status) || "canceled".equals(status);
    }

    static String code(@Nullable StripeError error, String otherwise) {
        if (error == null) {
            return otherwise;
        }
        String code = error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
        return code == null ? otherwise : code;
    }

    /** A call to Stripe. */
    @FunctionalInterface
    interface Question {
        Result ask() throws StripeException;
    }
}
