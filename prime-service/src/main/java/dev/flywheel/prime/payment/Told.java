package dev.flywheel.prime.payment;

import dev.flywheel.domain.PaymentId;

/** What finance said to a call about money. */
public sealed interface Told {

    /** Done, once, however often it was asked. */
    record Done(PaymentId payment) implements Told {}

    /**
     * Refused for good.
     *
     * @param code the provider's word, e.g. {@code insufficient_funds}
     */
    record Declined(String code) implements Told {}

    /** Not known; ask again with the same key. */
    record NotYet() implements Told {}
}
