package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.contracts.finance.Payments.NextAction;
import dev.flywheel.contracts.finance.Payments.Part;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A shopper's payment.
 *
 * @param status of its authorisation
 * @param claimed captured, or being captured
 * @param refundClaimed refunded, or being refunded
 * @param disputed taken back by banks, for now or for good
 * @param card the part of it that is not stored value
 */
record StoredPayment(
        PaymentId id,
        String reference,
        AccountId payer,
        String country,
        Money amount,
        CallStatus status,
        Release release,
        Money claimed,
        Money captured,
        Money refundClaimed,
        Money refunded,
        Money disputed,
        Card card,
        @Nullable String declineCode,
        @Nullable NextAction nextAction,
        Instant createdAt) {

    /** Whether the rest of the held money was let go. */
    enum Release {
        NONE,
        ASKED,
        DONE
    }

    /**
     * What the provider is asked for.
     *
     * @param amount zero when stored value covers everything
     * @param token kept only while the authorisation may have to be asked again
     * @param authorisation its name at the provider, null before the provider knows it
     * @param method the payment method as the provider keeps it, null when it does not
     */
    record Card(
            Money amount,
            @Nullable String token,
            @Nullable String authorisation,
            @Nullable String method,
            @Nullable String lastFour) {}

    boolean isUnknown() {
        return status == CallStatus.UNKNOWN;
    }

    /** Everything authorised is captured, so that there is nothing to release. */
    boolean isUsedUp() {
        return captured.equals(amount);
    }

    /** Whether a part of it is on gift cards or store credit. */
    boolean hasStoredValue() {
        return !card.amount.equals(amount);
    }

    String authorisation() {
        return Objects.requireNonNull(card.authorisation, () -> "payment " + id + " is not authorised");
    }

    String token() {
        return Objects.requireNonNull(card.token, () -> "payment " + id + " is known already");
    }

    /** A release that is under way leaves the whole unknown: its caller has to repeat it. */
    Payments.Status answerStatus() {
        if (status != CallStatus.SUCCEEDED) {
            return release == Release.ASKED && status.isOpen() ? Payments.Status.UNKNOWN : status.answer();
        }
        return switch (release) {
            case NONE -> Payments.Status.SUCCEEDED;
            case ASKED -> Payments.Status.UNKNOWN;
            case DONE -> captured.isZero() ? Payments.Status.VOIDED : Payments.Status.SUCCEEDED;
        };
    }

    Payments.Payment answer(List<Part> parts) {
        return answer(answerStatus(), parts);
    }

    Payments.Payment answer(Payments.Status as, List<Part> parts) {
        Money authorised = status == CallStatus.SUCCEEDED ? amount : Money.zero(amount.currency());
        NextAction action = as == Payments.Status.ACTION_REQUIRED ? nextAction : null;
        return new Payments.Payment(id, as, authorised, captured, refunded, declineCode, action, parts);
    }
}
