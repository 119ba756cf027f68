package dev.flywheel.contracts.finance;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Shoppers' money. Every call carries a key made from the business fact; the same key with the same content has one
 * effect and one answer, whenever it is repeated. An answer may be {@link Status#UNKNOWN}: the provider did not answer in
 * time and may have done it; repeat the same call until it is known.
 */
@HttpExchange("/internal/payments")
public interface Payments {

    /** Holds money on the shopper's payment method. */
    @PostExchange
    Payment authorise(@RequestBody Authorisation request);

    /** Takes held money: once per key, all captures together at most what was authorised (409 beyond). */
    @PostExchange("/{payment}/captures")
    Transfer capture(@PathVariable PaymentId payment, @RequestBody Amount request);

    /** Releases whatever was authorised and not captured; doing it again changes nothing. */
    @PostExchange("/{payment}/void")
    Payment release(@PathVariable PaymentId payment);

    /** Gives captured money back: all refunds together at most what was captured (409 beyond). */
    @PostExchange("/{payment}/refunds")
    Transfer refund(@PathVariable PaymentId payment, @RequestBody Amount request);

    /**
     * @param key from the business fact, e.g. {@code order:0198…}
     * @param reference what the money is for; stands on every journal line of this payment
     * @param country where the customer is, ISO 3166 alpha-2
     */
    record Authorisation(
            @NotBlank @Size(max = 200) String key,
            @NotBlank @Size(max = 200) String reference,
            @NotNull AccountId payer,
            @NotNull Money amount,
            @NotBlank @Size(max = 200) String paymentToken,
            @NotBlank @Size(min = 2, max = 2) String country) {}

    /**
     * @param key from the business fact, e.g. {@code shipment:0198…}
     */
    record Amount(
            @NotBlank @Size(max = 200) String key, @NotNull Money amount) {}

    /**
     * @param declineCode the provider's word for a decline, e.g. {@code insufficient_funds}; null otherwise
     */
    record Payment(
            PaymentId payment,
            Status status,
            Money authorised,
            Money captured,
            Money refunded,
            @Nullable String declineCode) {}

    /** A capture or refund. */
    record Transfer(
            String key,
            Status status,
            Money amount,
            @Nullable String declineCode) {}

    /** What became of a payment, capture or refund. */
    enum Status {
        /** The provider has not said yet; repeat the call. */
        UNKNOWN,
        /** Done: authorised, captured or refunded, as asked. */
        SUCCEEDED,
        DECLINED,
        /** Released before capture. */
        VOIDED
    }
}
