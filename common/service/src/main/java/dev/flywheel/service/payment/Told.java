package dev.flywheel.service.payment;

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
