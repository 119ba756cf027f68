package dev.flywheel.service.payment;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.domain.PaymentId;
import org.jspecify.annotations.Nullable;

/** What finance said to a call about money. */
public sealed interface Told {

    /**
     * Done, once, however often it was asked.
     *
     * @param payment finance's name for it; null when nothing was to pay, so nobody was asked
     */
    record Done(@Nullable PaymentId payment) implements Told {}

    /**
     * Not held before the shopper has done a further step; ask again with the same key afterwards.
     *
     * @param action where he does it
     */
    record ActionRequired(PaymentId payment, Payments.NextAction action) implements Told {}

    /**
     * Refused for good.
     *
     * @param code the provider's word, e.g. {@code insufficient_funds}
     */
    record Declined(String code) implements Told {}

    /**
     * Not known; ask again with the same key.
     *
     * @param maybeDone false when the call certainly reached nobody
     */
    record NotYet(boolean maybeDone) implements Told {}
}
