package dev.flywheel.finance.payment;

import dev.flywheel.finance.method.Tokens;
import dev.flywheel.finance.payment.Destinations.Destination;
import dev.flywheel.finance.payment.RefundLegs.Leg;
import dev.flywheel.finance.provider.PaymentProvider;
import dev.flywheel.finance.provider.PaymentProvider.Result;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Carries out a stored call: asks the provider, outside any transaction, by the key that was stored before, and records
 * the answer. The one path for first attempts, repeated calls and the job that resolves what is unknown.
 */
@Component
class Execution {

    /** In the place of the provider's reference where the provider was not asked. */
    private static final String STORED_VALUE = "stored-value";

    private static final String FORGOTTEN =
            "not asked again: the provider may have forgotten the key; look it up there";

    private final PaymentProvider provider;
    private final StoredPayments payments;
    private final RefundLegs legs;
    private final Destinations destinations;
    private final Outcomes outcomes;
    private final MeterRegistry meters;
    private final Clock clock;

    Execution(
            PaymentProvider provider,
            StoredPayments payments,
            RefundLegs legs,
            Destinations destinations,
            Outcomes outcomes,
            MeterRegistry meters,
            Clock clock) {
        this.provider = provider;
        this.payments = payments;
        this.legs = legs;
        this.destinations = destinations;
        this.outcomes = outcomes;
        this.meters = meters;
        this.clock = clock;
    }

    /** Asks unless the answer is known; the call as it is afterwards. */
    Call carryOut(Call call) {
        return carryOut(Written.of(call)).call();
    }

    /** The same, with the payment where it was just written, before or after. */
    Written carryOut(Written written) {
        Call call = written.call();
        if (!call.isOpen()) {
            return Written.of(call);
        }
        if (call.cardAmount().isZero()) {
            return outcomes.record(call, new Result.Succeeded(STORED_VALUE));
        }
        boolean forgotten =
                call.isUnknown() && call.askedAt().plus(provider.keysKept()).isBefore(clock.instant());
        Asked asked = forgotten ? new Asked(call, new Result.Unknown(FORGOTTEN)) : ask(written);
        Result result = asked.result;
        meters.counter(
                        "flywheel.payments.calls",
                        "kind",
                        call.kind().name().toLowerCase(Locale.ROOT),
                        "result",
                        result.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
        return outcomes.record(asked.call, result);
    }

    private Asked ask(Written written) {
        Call call = written.call();
        String key = call.providerKey();
        if (call.kind() == CallKind.PAYOUT) {
            Destination destination = destinations.get(call.id());
            return new Asked(call, provider.payOut(key, call.amount(), destination.account(), call.key()));
        }
        StoredPayment payment = written.payment() == null ? payments.get(call.ofPayment()) : written.payment();
        return switch (call.kind()) {
            case AUTHORISATION -> new Asked(call, authorise(call, payment));
            case CAPTURE -> capture(call, payment);
            case RELEASE -> new Asked(call, provider.voidAuthorisation(key, payment.authorisation()));
            case REFUND -> new Asked(call, refund(call, payment));
            case PAYOUT -> throw new IllegalStateException("a payout has no payment");
        };
    }

    private Result authorise(Call call, StoredPayment payment) {
        return switch (payment.status()) {
            case UNKNOWN -> {
                String token = payment.token();
                yield token.startsWith(Tokens.KEPT)
                        ? provider.authoriseKept(
                                call.providerKey(),
                                call.cardAmount(),
                                token.substring(Tokens.KEPT.length()),
                                payment.reference())
                        : provider.authorise(call.providerKey(), call.cardAmount(), token, payment.reference());
            }
            case ACTION_REQUIRED -> provider.standing(payment.authorisation());
            case SUCCEEDED, DECLINED -> new Result.Unknown("answered to another caller meanwhile");
        };
    }

    /**
     * Where the authorisation lapsed, holds this capture's money again by the stored method and takes that. The keys follow
     * from the call's, so however often this is repeated, it happens once.
     */
    private Asked capture(Call call, StoredPayment payment) {
        String key = call.providerKey();
        Result first = provider.capture(key, payment.authorisation(), call.cardAmount());
        String method = payment.card().method();
        if (!(first instanceof Result.Lapsed) || method == null) {
            return new Asked(call, first);
        }
        Result again = provider.authoriseAgain(key + "-again", call.cardAmount(), method, payment.reference());
        return switch (again) {
            case Result.Succeeded(String authorisation, var unchanged) ->
                new Asked(
                        call.on(authorisation),
                        provider.capture(key + "-again-capture", authorisation, call.cardAmount()));
            // The shopper is not there to do it. Nothing is held for a step that was not done.
            case Result.ActionRequired step -> new Asked(call, new Result.Declined("authentication_required"));
            case Result.Declined declined -> new Asked(call, declined);
            case Result.Lapsed lapsed -> new Asked(call, lapsed);
            case Result.Unknown unknown -> new Asked(call, unknown);
        };
    }

    /** One after the other where captures were made on several authorisations; known when all are. */
    private Result refund(Call call, StoredPayment payment) {
        String key = call.providerKey();
        List<Leg> split = legs.of(call);
        if (split.isEmpty()) {
            return provider.refund(key, payment.authorisation(), call.cardAmount());
        }
        Result result = new Result.Unknown("nothing was asked");
        for (Leg leg : split) {
            result = provider.refund(
                    leg.number() == 1 ? key : key + "-" + leg.number(), leg.authorisation(), leg.amount());
            if (result instanceof Result.Succeeded done) {
                legs.answered(call, leg, done.reference());
            } else {
                return leg.number() == 1 ? result : new Result.Unknown("a later part of the refund: " + result);
            }
        }
        return result;
    }

    /**
     * @param call with the authorisation it was made on
     */
    private record Asked(Call call, Result result) {}
}
