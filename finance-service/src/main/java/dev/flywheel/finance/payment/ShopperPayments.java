package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.Payments.Amount;
import dev.flywheel.contracts.finance.Payments.Authorisation;
import dev.flywheel.contracts.finance.Payments.Payment;
import dev.flywheel.contracts.finance.Payments.Status;
import dev.flywheel.contracts.finance.Payments.Transfer;
import dev.flywheel.domain.PaymentId;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Shoppers' money: claim in one transaction, ask the provider in none, record in another. Whatever is cut off in between
 * stays {@code UNKNOWN} and is asked again by the same key, by the caller or by {@link UnknownCalls}.
 */
@Component
public class ShopperPayments {

    private final Claims claims;
    private final Execution execution;
    private final Calls calls;
    private final StoredPayments payments;
    private final Sources sources;

    ShopperPayments(Claims claims, Execution execution, Calls calls, StoredPayments payments, Sources sources) {
        this.claims = claims;
        this.execution = execution;
        this.calls = calls;
        this.payments = payments;
        this.sources = sources;
    }

    public Payment authorise(Authorisation request) {
        Requests.requirePositive(request.amount());
        Requests.requireCountry(request.country());
        Written done = execution.carryOut(claims.authorisation(request));
        return answer(done.payment() == null ? payments.get(done.call().ofPayment()) : done.payment());
    }

    public Transfer capture(PaymentId payment, Amount request) {
        return transfer(payment, request, () -> claims.capture(payment, request));
    }

    public Transfer refund(PaymentId payment, Amount request) {
        return transfer(payment, request, () -> claims.refund(payment, request));
    }

    public Payment release(PaymentId id) {
        known(id);
        boolean capturesAreKnown = calls.open(id, CallKind.CAPTURE).stream()
                .noneMatch(capture -> execution.carryOut(capture).isOpen());
        if (!capturesAreKnown) {
            // What is left to release depends on them; the caller repeats.
            return unknown(payments.get(id));
        }
        claims.release(id).ifPresent(execution::carryOut);
        StoredPayment payment = payments.get(id);
        boolean overtaken = payment.status() == CallStatus.SUCCEEDED
                && payment.release() == StoredPayment.Release.NONE
                && !payment.isUsedUp();
        // A capture that began meanwhile was faster.
        return overtaken ? unknown(payment) : answer(payment);
    }

    private Payment answer(StoredPayment payment) {
        return payment.answer(sources.describe(payment));
    }

    private Payment unknown(StoredPayment payment) {
        return payment.answer(Status.UNKNOWN, sources.describe(payment));
    }

    private Transfer transfer(PaymentId id, Amount request, Supplier<Call> claim) {
        Requests.requirePositive(request.amount());
        if (known(id).isUnknown()) {
            return new Transfer(request.key(), Status.UNKNOWN, request.amount(), null);
        }
        Call call = execution.carryOut(claim.get());
        return new Transfer(call.key(), call.status().answer(), call.amount(), call.declineCode());
    }

    /** The payment, after asking again where its authorisation is not known yet. */
    private StoredPayment known(PaymentId id) {
        StoredPayment payment = payments.get(id);
        if (!payment.status().isOpen()) {
            return payment;
        }
        calls.open(id, CallKind.AUTHORISATION).forEach(execution::carryOut);
        return payments.get(id);
    }
}
