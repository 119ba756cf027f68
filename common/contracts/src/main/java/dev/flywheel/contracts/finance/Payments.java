package dev.flywheel.contracts.finance;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
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

    /**
     * Holds money: on gift cards first, then on the payer's store credit, and the rest on the payment method. One payment
     * however many sources it has. {@link Status#ACTION_REQUIRED} is continued by the same call with the same key.
     */
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
     * @param paymentToken the payment method's token, or {@code method:<id>} for one the payer has on account; null when
     *     stored value covers everything
     * @param country where the customer is, ISO 3166 alpha-2
     * @param giftCards codes, drawn on in this order; null is none
     * @param useStoreCredit whether to draw on the payer's store credit; null is no
     */
    record Authorisation(
            @NotBlank @Size(max = 200) String key,
            @NotBlank @Size(max = 200) String reference,
            @NotNull AccountId payer,
            @NotNull Money amount,
            @Nullable @Size(min = 1, max = 200) String paymentToken,
            @NotBlank @Size(min = 2, max = 2) String country,
            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 40) String> giftCards,
            @Nullable Boolean useStoreCredit) {

        /** All of it on the payment method. */
        public Authorisation(
                String key, String reference, AccountId payer, Money amount, String paymentToken, String country) {
            this(key, reference, payer, amount, paymentToken, country, null, null);
        }

        /** Gift cards' codes; none when they were left out. */
        public List<String> codes() {
            return giftCards == null ? List.of() : giftCards;
        }

        public boolean drawsOnStoreCredit() {
            return useStoreCredit != null && useStoreCredit;
        }
    }

    /**
     * @param key from the business fact, e.g. {@code shipment:0198…}
     */
    record Amount(
            @NotBlank @Size(max = 200) String key, @NotNull Money amount) {}

    /**
     * @param declineCode the provider's word for a decline, e.g. {@code insufficient_funds}; null otherwise
     * @param nextAction what the shopper has to do; null unless the status is {@link Status#ACTION_REQUIRED}
     * @param parts where the money is from, in the order in which it is taken; refunds go back the other way
     */
    record Payment(
            PaymentId payment,
            Status status,
            Money authorised,
            Money captured,
            Money refunded,
            @Nullable String declineCode,
            @Nullable NextAction nextAction,
            List<Part> parts) {

        public Payment {
            parts = List.copyOf(parts);
        }

        /** Of one source, with nothing left to do. */
        public Payment(
                PaymentId payment,
                Status status,
                Money authorised,
                Money captured,
                Money refunded,
                @Nullable String declineCode) {
            this(payment, status, authorised, captured, refunded, declineCode, null, List.of());
        }
    }

    /**
     * A step of the shopper's before his money can be held.
     *
     * @param type {@code redirect}: he is sent to the address and comes back
     */
    record NextAction(String type, String url) {}

    /**
     * A source of a payment.
     *
     * @param label its last four characters; null when the provider did not tell them
     */
    record Part(Source kind, @Nullable String label, Money amount) {}

    /** Where money comes from. */
    enum Source {
        GIFT_CARD,
        STORE_CREDIT,
        CARD
    }

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
        /** Not held before the shopper has done a further step; afterwards repeat the call. */
        ACTION_REQUIRED,
        /** Done: authorised, captured or refunded, as asked. */
        SUCCEEDED,
        DECLINED,
        /** Released before capture. */
        VOIDED
    }
}
