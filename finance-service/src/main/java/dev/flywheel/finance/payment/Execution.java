package dev.flywheel.finance.payment;

import dev.flywheel.finance.payment.Destinations.Destination;
import dev.flywheel.finance.provider.PaymentProvider;
import dev.flywheel.finance.provider.PaymentProvider.Result;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Carries out a stored call: asks the provider, outside any transaction, by the key that was stored before, and records
 * the answer. The one path for first attempts, repeated calls and the job that resolves what is unknown.
 */
@Component
class Execution {

    private final PaymentProvider provider;
    private final StoredPayments payments;
    private final Destinations destinations;
    private final Outcomes outcomes;
    private final MeterRegistry meters;

    Execution(
            PaymentProvider provider,
            StoredPayments payments,
            Destinations destinations,
            Outcomes outcomes,
            MeterRegistry meters) {
        this.provider = provider;
        this.payments = payments;
        this.destinations = destinations;
        this.outcomes = outcomes;
        this.meters = meters;
    }

    /** Asks unless the answer is known; the call as it is afterwards. */
    Call carryOut(Call call) {
        if (!call.isUnknown()) {
            return call;
        }
        Result result = ask(call);
        meters.counter(
                        "flywheel.payments.calls",
                        "kind",
                        call.kind().name().toLowerCase(Locale.ROOT),
                        "result",
                        result.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
        return outcomes.record(call, result);
    }

    private Result ask(Call call) {
        if (call.kind() == CallKind.PAYOUT) {
            Destination destination = destinations.get(call.id());
            return provider.payOut(call.providerKey(), call.amount(), destination.account(), call.key());
        }
        StoredPayment payment = payments.get(call.ofPayment());
        return switch (call.kind()) {
            case AUTHORISATION -> authorise(call, payment);
            case CAPTURE -> provider.capture(call.providerKey(), payment.authorisation(), call.amount());
            case RELEASE -> provider.voidAuthorisation(call.providerKey(), payment.authorisation());
            case REFUND -> provider.refund(call.providerKey(), payment.authorisation(), call.amount());
            case PAYOUT -> throw new IllegalStateException("a payout has no payment");
        };
    }

    private Result authorise(Call call, StoredPayment payment) {
        if (!payment.isUnknown()) {
            return new Result.Unknown("answered to another caller meanwhile");
        }
        return provider.authorise(call.providerKey(), call.amount(), payment.token(), payment.reference());
    }
}
