package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.Payments.Amount;
import dev.flywheel.contracts.finance.Payments.Authorisation;
import dev.flywheel.contracts.finance.Payouts;
import dev.flywheel.domain.ErrorCode;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.finance.journal.ContentHash;
import dev.flywheel.finance.provider.PaymentProvider;
import dev.flywheel.finance.storedvalue.Wallet.Held;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * First half of every call: puts down what is about to be asked, with the key it is asked by, and claims the money for it.
 * The limits are conditions of updates with constraints behind them, so that no race can pass them. A key that came before
 * leads to the call stored then.
 */
@Component
class Claims {

    private final Calls calls;
    private final StoredPayments payments;
    private final Sources sources;
    private final RefundLegs legs;
    private final Destinations destinations;
    private final PaymentProvider provider;
    private final Clock clock;

    Claims(
            Calls calls,
            StoredPayments payments,
            Sources sources,
            RefundLegs legs,
            Destinations destinations,
            PaymentProvider provider,
            Clock clock) {
        this.calls = calls;
        this.payments = payments;
        this.sources = sources;
        this.legs = legs;
        this.destinations = destinations;
        this.provider = provider;
        this.clock = clock;
    }

    @Transactional
    public Written authorisation(Authorisation request) {
        Instant now = clock.instant();
        PaymentId id = PaymentId.next();
        Call call = Call.first(CallKind.AUTHORISATION, request.key(), content(request), id, request.amount(), now);
        if (!store(call)) {
            return Written.of(stored(call));
        }
        List<Held> held = sources.hold(request);
        Money card = held.stream().map(Held::amount).reduce(request.amount(), Money::minus);
        String token = sources.token(request);
        if (card.isPositive() && token == null) {
            throw refused(
                    PaymentError.PAYMENT_METHOD_NEEDED,
                    "gift cards and store credit leave " + card + " of " + request.amount()
                            + " to pay; name a payment method for it");
        }
        StoredPayment payment = payments.insert(id, request, card, card.isPositive() ? token : null, now);
        sources.insert(id, held);
        return new Written(held.isEmpty() ? call : atProvider(call, card), payment);
    }

    @Transactional
    public Call capture(PaymentId payment, Amount request) {
        Call call = transfer(CallKind.CAPTURE, payment, request);
        if (!store(call)) {
            return stored(call);
        }
        StoredPayment before = withSameCurrency(payment, request);
        if (!payments.claimCapture(payment, request.amount())) {
            throw refusedCapture(payment, before, request);
        }
        return before.hasStoredValue() ? atProvider(call, sources.claimCapture(call)) : call;
    }

    @Transactional
    public Call refund(PaymentId payment, Amount request) {
        Call call = transfer(CallKind.REFUND, payment, request);
        if (!store(call)) {
            return stored(call);
        }
        StoredPayment before = withSameCurrency(payment, request);
        if (!payments.claimRefund(payment, request.amount())) {
            throw refused(
                    PaymentError.REFUND_EXCEEDS_CAPTURED,
                    request.amount() + " cannot be refunded: " + before.captured() + " was captured, "
                            + before.refunded() + " refunded, not counting refunds under way, and " + before.disputed()
                            + " taken back by the cardholder's bank");
        }
        Call claimed =
                before.hasStoredValue() ? atProvider(call, sources.claimRefund(call, payments.get(payment))) : call;
        legs.claim(claimed);
        return claimed;
    }

    /**
     * Bars further captures and releases what is left.
     *
     * @return empty when there is nothing to ask the provider, or nothing yet: an authorisation that is unknown is released
     *     as soon as it is known
     */
    @Transactional
    public Optional<Call> release(PaymentId payment) {
        if (payments.askRelease(payment) && !payments.get(payment).isUnknown()) {
            releaseOf(payment);
        }
        return calls.find(CallKind.RELEASE, payment.toString());
    }

    /** Stores the release of a payment whose authorisation is known. */
    void releaseOf(PaymentId payment) {
        StoredPayment held = payments.get(payment);
        Call release = Call.first(
                CallKind.RELEASE,
                payment.toString(),
                ContentHash.of(payment),
                payment,
                held.amount().minus(held.captured()),
                clock.instant());
        if (store(release) && held.hasStoredValue()) {
            atProvider(release, sources.heldByCard(held));
        }
    }

    @Transactional
    public Call payout(Payouts.Request request) {
        Call call = Call.first(
                CallKind.PAYOUT,
                request.key(),
                ContentHash.of(request.seller(), request.amount(), request.country()),
                null,
                request.amount(),
                clock.instant());
        if (!store(call)) {
            return stored(call);
        }
        destinations.insert(call.id(), request);
        return call;
    }

    private Call transfer(CallKind kind, PaymentId payment, Amount request) {
        return Call.first(
                kind,
                request.key(),
                ContentHash.of(payment, request.amount()),
                payment,
                request.amount(),
                clock.instant());
    }

    /** What was asked before stored value was known keeps its hash. */
    private static ContentHash content(Authorisation request) {
        return request.codes().isEmpty() && !request.drawsOnStoreCredit()
                ? ContentHash.of(
                        request.reference(),
                        request.payer(),
                        request.amount(),
                        request.paymentToken(),
                        request.country())
                : ContentHash.of(
                        request.reference(),
                        request.payer(),
                        request.amount(),
                        request.paymentToken(),
                        request.country(),
                        request.codes(),
                        request.drawsOnStoreCredit());
    }

    private Call atProvider(Call call, Money part) {
        Call split = call.atProvider(part);
        calls.setCardAmount(split);
        return split;
    }

    private boolean store(Call call) {
        return calls.insert(call, provider.name(), call.askedAt().plus(Calls.IN_FLIGHT));
    }

    private Call stored(Call same) {
        Call before = calls.find(same.kind(), same.key()).orElseThrow();
        if (!before.content().equals(same.content())) {
            throw refused(
                    PaymentError.PAYMENT_KEY_REUSED,
                    "the key '" + same.key() + "' stands for another " + same.kind() + " of " + before.amount());
        }
        return before;
    }

    private StoredPayment withSameCurrency(PaymentId id, Amount request) {
        StoredPayment payment = payments.get(id);
        Requests.requireCurrency(payment.amount().currency(), request.amount());
        return payment;
    }

    private static ProblemException refusedCapture(PaymentId payment, StoredPayment before, Amount request) {
        if (before.status() != CallStatus.SUCCEEDED || before.release() != StoredPayment.Release.NONE) {
            return refused(
                    PaymentError.PAYMENT_NOT_AUTHORISED,
                    "payment " + payment + " was declined or released, nothing can be captured");
        }
        return refused(
                PaymentError.CAPTURE_EXCEEDS_AUTHORISATION,
                request.amount() + " cannot be captured: " + before.claimed() + " of the authorised " + before.amount()
                        + " is captured or being captured");
    }

    private static ProblemException refused(ErrorCode code, String detail) {
        return new ProblemException(code, detail);
    }
}
