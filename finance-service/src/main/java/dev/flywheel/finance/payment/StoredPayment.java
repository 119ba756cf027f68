package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A shopper's payment.
 *
 * @param status of its authorisation
 * @param claimed captured, or being captured
 * @param paymentToken kept only while the authorisation may have to be asked again
 * @param providerReference the authorisation's name at the provider, null unless it succeeded
 */
record StoredPayment(
        PaymentId id,
        String reference,
        String country,
        Money amount,
        CallStatus status,
        Release release,
        Money claimed,
        Money captured,
        Money refunded,
        @Nullable String paymentToken,
        @Nullable String providerReference,
        @Nullable String declineCode,
        Instant createdAt) {

    /** Whether the rest of the held money was let go. */
    enum Release {
        NONE,
        ASKED,
        DONE
    }

    boolean isUnknown() {
        return status == CallStatus.UNKNOWN;
    }

    /** Everything authorised is captured, so that there is nothing to release. */
    boolean isUsedUp() {
        return captured.equals(amount);
    }

    String authorisation() {
        return Objects.requireNonNull(providerReference, () -> "payment " + id + " is not authorised");
    }

    String token() {
        return Objects.requireNonNull(paymentToken, () -> "payment " + id + " is known already");
    }

    /** A release that is under way leaves the whole unknown: its caller has to repeat it. */
    Payments.Status answerStatus() {
        if (status != CallStatus.SUCCEEDED) {
            return status.answer();
        }
        return switch (release) {
            case NONE -> Payments.Status.SUCCEEDED;
            case ASKED -> Payments.Status.UNKNOWN;
            case DONE -> captured.isZero() ? Payments.Status.VOIDED : Payments.Status.SUCCEEDED;
        };
    }

    Payments.Payment answer() {
        return answer(answerStatus());
    }

    Payments.Payment answer(Payments.Status as) {
        Money authorised = status == CallStatus.SUCCEEDED ? amount : Money.zero(amount.currency());
        return new Payments.Payment(id, as, authorised, captured, refunded, declineCode);
    }
}
