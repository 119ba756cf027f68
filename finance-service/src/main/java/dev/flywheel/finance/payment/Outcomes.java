package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.finance.journal.Ledger;
import dev.flywheel.finance.provider.PaymentProvider.Result;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Second half of every call: what the provider said becomes true here, with its journal entry, in one transaction and once.
 */
@Component
class Outcomes {

    private static final String SOURCE = "finance";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Calls calls;
    private final StoredPayments payments;
    private final Destinations destinations;
    private final Claims claims;
    private final Ledger ledger;
    private final Clock clock;

    Outcomes(
            Calls calls,
            StoredPayments payments,
            Destinations destinations,
            Claims claims,
            Ledger ledger,
            Clock clock) {
        this.calls = calls;
        this.payments = payments;
        this.destinations = destinations;
        this.claims = claims;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Records the answer to a call; where another caller's answer came first, that one stands. */
    @Transactional
    public Call record(Call call, Result result) {
        switch (result) {
            case Result.Succeeded(String reference) -> {
                if (calls.conclude(call.id(), CallStatus.SUCCEEDED, reference, null, clock.instant())) {
                    succeeded(call, reference);
                }
            }
            case Result.Declined(String code) -> {
                if (calls.conclude(call.id(), CallStatus.DECLINED, null, code, clock.instant())) {
                    declined(call, code);
                }
            }
            case Result.Unknown(String problem) ->
                calls.postpone(call.id(), problem, clock.instant().plus(pause(call.attempts())));
        }
        return calls.get(call.id());
    }

    /** Doubles from ten seconds to an hour. */
    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void succeeded(Call call, String reference) {
        switch (call.kind()) {
            case AUTHORISATION -> {
                if (payments.authorised(call.ofPayment(), reference)) {
                    claims.releaseOf(call.ofPayment());
                }
            }
            case CAPTURE -> {
                payments.captured(call.ofPayment(), call.amount());
                book(Bookings.capture(call, payments.get(call.ofPayment())));
            }
            case RELEASE -> payments.released(call.ofPayment());
            case REFUND -> {
                payments.refunded(call.ofPayment(), call.amount());
                book(Bookings.refund(call, payments.get(call.ofPayment())));
            }
            case PAYOUT -> book(Bookings.payout(call, destinations.get(call.id())));
        }
    }

    /** A refusal gives back what the call had claimed. */
    private void declined(Call call, String code) {
        switch (call.kind()) {
            case AUTHORISATION -> payments.declined(call.ofPayment(), code);
            case CAPTURE -> payments.captureDeclined(call.ofPayment(), call.amount());
            // The provider holds nothing that it could let go: it expired, or was let go before.
            case RELEASE -> payments.released(call.ofPayment());
            case REFUND -> payments.refundDeclined(call.ofPayment(), call.amount());
            case PAYOUT -> {
                // Nothing moved and nothing was claimed.
            }
        }
    }

    private void book(JournalEntry entry) {
        ledger.append(SOURCE, List.of(entry));
    }
}
