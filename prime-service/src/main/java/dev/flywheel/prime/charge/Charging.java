package dev.flywheel.prime.charge;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.prime.PrimeError;
import dev.flywheel.prime.PrimeSettings;
import dev.flywheel.prime.membership.Membership;
import dev.flywheel.prime.membership.Memberships;
import dev.flywheel.prime.membership.Period;
import dev.flywheel.prime.membership.Periods;
import dev.flywheel.service.payment.Cashier;
import dev.flywheel.service.payment.Told;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks finance for the price of a period, outside any transaction, and closes the charge if it answers. A try keeps its key
 * until it is decided; only a refusal makes a new one.
 */
@Component
public class Charging {

    private static final Logger log = LoggerFactory.getLogger(Charging.class);
    private static final int BATCH = 50;
    /** A bound, far above what a run finds; the rest waits for the next one. */
    private static final int MOST_BATCHES = 1_000;

    private final Memberships memberships;
    private final Periods periods;
    private final Cashier cashier;
    private final ChargeClosing closing;
    private final PrimeSettings settings;
    private final Clock clock;

    Charging(
            Memberships memberships,
            Periods periods,
            Cashier cashier,
            ChargeClosing closing,
            PrimeSettings settings,
            Clock clock) {
        this.memberships = memberships;
        this.periods = periods;
        this.cashier = cashier;
        this.closing = closing;
        this.settings = settings;
        this.clock = clock;
    }

    /** Charges a period that the caller has opened or taken over; false while finance does not say. */
    public boolean charge(Period period) {
        Membership membership = memberships.get(period.membership());
        String token = membership.paymentToken();
        if (token == null) {
            throw new ProblemException(PrimeError.ILLEGAL_STATUS, period.key() + " has no payment method to charge");
        }
        Told told = holdAndTake(new Payments.Authorisation(
                key(period), membership.reference(), membership.account(), period.price(), token, period.country()));
        switch (told) {
            case Told.Done done -> closing.paid(period, Objects.requireNonNull(done.payment()));
            case Told.Declined declined -> closing.declined(period, declined.code());
            case Told.ActionRequired action -> {
                return stepNeeded(period, action);
            }
            case Told.NotYet notYet -> {
                return false;
            }
        }
        return true;
    }

    /** Nobody is there to do the step when a membership renews, so it counts as a refusal once the money is let go. */
    private boolean stepNeeded(Period period, Told.ActionRequired action) {
        if (cashier.release(action.payment()) instanceof Told.NotYet) {
            return false;
        }
        closing.declined(period, "authentication_required");
        return true;
    }

    /** Charges whatever is due; returns how many charges were decided. */
    int chargeDue() {
        int decided = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            Instant now = clock.instant();
            List<Period> due = periods.takeDue(now, settings.leaseFrom(now), BATCH);
            if (due.isEmpty()) {
                break;
            }
            int some = due.stream().mapToInt(this::chargeOne).sum();
            if (some == 0) {
                // Finance says nothing now; the next run asks again.
                break;
            }
            decided += some;
        }
        return decided;
    }

    /** Holds the money and takes all of it. What is held and refused is let go, before that is called decided. */
    private Told holdAndTake(Payments.Authorisation request) {
        Told held = cashier.authorise(request);
        if (!(held instanceof Told.Done(PaymentId payment)) || payment == null) {
            return held;
        }
        Told taken = cashier.capture(payment, request.key() + ":capture", request.amount());
        return taken instanceof Told.Declined && cashier.release(payment) instanceof Told.NotYet notYet
                ? notYet
                : taken;
    }

    /** One member's trouble must not keep the others waiting. */
    private int chargeOne(Period period) {
        try {
            return charge(period) ? 1 : 0;
        } catch (RuntimeException failure) {
            log.error("charging {} failed", period.key(), failure);
            return 0;
        }
    }

    private static String key(Period period) {
        return period.attempt() == 0 ? period.key() : period.key() + ":retry:" + period.attempt();
    }
}
