package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.finance.journal.Ledger;
import dev.flywheel.finance.payment.Part.Draw;
import dev.flywheel.finance.provider.PaymentProvider.Result;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Second half of every call: what the provider said becomes true here, with its journal entry, in one transaction and once.
 */
@Component
class Outcomes {

    private static final String SOURCE = "finance";

    /** In the place of the provider's word where we gave up before the shopper had done his step. */
    private static final String RELEASED = "released";

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Calls calls;
    private final StoredPayments payments;
    private final Sources sources;
    private final Destinations destinations;
    private final Claims claims;
    private final Ledger ledger;
    private final Clock clock;

    Outcomes(
            Calls calls,
            StoredPayments payments,
            Sources sources,
            Destinations destinations,
            Claims claims,
            Ledger ledger,
            Clock clock) {
        this.calls = calls;
        this.payments = payments;
        this.sources = sources;
        this.destinations = destinations;
        this.claims = claims;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Records the answer to a call; where another caller's answer came first, that one stands. */
    @Transactional
    public Written record(Call call, Result result) {
        return switch (result) {
            case Result.Succeeded succeeded -> succeeded(call, succeeded);
            case Result.Declined(String code) -> refused(call, code);
            case Result.Lapsed(String code) -> refused(call, code);
            case Result.ActionRequired step -> {
                if (postpone(call, CallStatus.ACTION_REQUIRED, "the shopper's step is not done")
                        && payments.actionRequired(call.ofPayment(), step)) {
                    claims.releaseOf(call.ofPayment());
                }
                yield asItIs(call);
            }
            case Result.Unknown(String problem) -> {
                postpone(call, CallStatus.UNKNOWN, problem);
                yield asItIs(call);
            }
        };
    }

    private Written asItIs(Call call) {
        return Written.of(calls.get(call.id()));
    }

    /** Doubles from ten seconds to an hour. */
    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private Written refused(Call call, String code) {
        Optional<Call> known = calls.conclude(call, CallStatus.DECLINED, null, code, clock.instant());
        if (known.isEmpty()) {
            return asItIs(call);
        }
        declined(call, code);
        return Written.of(known.get());
    }

    private boolean postpone(Call call, CallStatus status, String problem) {
        return calls.postpone(call.id(), status, problem, clock.instant().plus(pause(call.attempts())));
    }

    private Written succeeded(Call call, Result.Succeeded result) {
        Optional<Call> known = calls.conclude(call, CallStatus.SUCCEEDED, result.reference(), null, clock.instant());
        if (known.isEmpty()) {
            return asItIs(call);
        }
        if (call.kind() == CallKind.AUTHORISATION) {
            return authorised(known.get(), result);
        }
        moved(call);
        return Written.of(known.get());
    }

    private Written authorised(Call call, Result.Succeeded result) {
        StoredPayment payment = payments.authorised(call.ofPayment(), result.reference(), result.method());
        if (payment.release() != StoredPayment.Release.ASKED) {
            return new Written(call, payment);
        }
        claims.releaseOf(call.ofPayment());
        return Written.of(call);
    }

    private void moved(Call call) {
        switch (call.kind()) {
            case AUTHORISATION -> throw new IllegalStateException("an authorisation moves nothing");
            case CAPTURE -> {
                payments.captured(call.ofPayment(), call.amount());
                book(Bookings.capture(call, payments.get(call.ofPayment()), drawn(call)));
            }
            case RELEASE -> released(call.ofPayment());
            case REFUND -> {
                payments.refunded(call.ofPayment(), call.amount());
                book(Bookings.refund(call, payments.get(call.ofPayment()), drawn(call)));
            }
            case PAYOUT -> book(Bookings.payout(call, destinations.get(call.id())));
        }
    }

    /** A refusal gives back what the call had claimed. */
    private void declined(Call call, String code) {
        switch (call.kind()) {
            case AUTHORISATION -> {
                payments.declined(call.ofPayment(), code);
                sources.letGo(call.ofPayment());
            }
            case CAPTURE -> {
                payments.captureDeclined(call.ofPayment(), call.amount());
                undo(call);
            }
            // The provider holds nothing that it could let go: it expired, or was let go before.
            case RELEASE -> released(call.ofPayment());
            case REFUND -> {
                payments.refundDeclined(call.ofPayment(), call.amount());
                undo(call);
            }
            case PAYOUT -> {
                // Nothing moved and nothing was claimed.
            }
        }
    }

    private void released(PaymentId payment) {
        // A step that was never done need not be asked about any more. Calls come before payments, as everywhere.
        calls.open(payment, CallKind.AUTHORISATION)
                .forEach(call -> calls.conclude(call, CallStatus.DECLINED, null, RELEASED, clock.instant()));
        payments.released(payment);
        payments.declined(payment, RELEASED);
        sources.letGo(payment);
    }

    private List<Draw> drawn(Call call) {
        return call.isOnlyAtProvider() ? List.of() : sources.done(call);
    }

    private void undo(Call call) {
        if (!call.isOnlyAtProvider()) {
            sources.undone(call);
        }
    }

    private void book(JournalEntry entry) {
        ledger.append(SOURCE, List.of(entry));
    }
}
