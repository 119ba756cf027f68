package dev.flywheel.service.payment;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.contracts.finance.Payments.Payment;
import dev.flywheel.contracts.finance.Payments.Status;
import dev.flywheel.contracts.finance.Payments.Transfer;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.service.client.RemoteProblem;
import dev.flywheel.service.client.RemoteUnavailable;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks finance, outside any transaction, and says what came of it: done, refused for good, or not known. Every key comes from
 * the business fact, so a call whose answer was lost is repeated without a second effect; nothing is asked about nothing.
 */
public final class Cashier {

    private static final Logger LOG = LoggerFactory.getLogger(Cashier.class);

    /** Refusals of the content: repeating the call would not help. Others (a token, a limit) may pass. */
    private static final Set<Integer> FINAL = Set.of(400, 402, 409, 422);

    /** Two calls with one key met; who comes later gets the answer. */
    private static final Set<String> PASSING = Set.of("conflict", "idempotency_key_in_flight", "changed_meanwhile");

    private final Payments payments;

    public Cashier(Payments payments) {
        this.payments = payments;
    }

    /** Holds the money of an order. */
    public Told authorise(Payments.Authorisation request) {
        if (request.amount().isZero()) {
            return new Told.Done(null);
        }
        return told(request.key(), () -> {
            Payment answer = payments.authorise(request);
            if (answer.status() == Status.ACTION_REQUIRED && answer.nextAction() != null) {
                return new Told.ActionRequired(answer.payment(), answer.nextAction());
            }
            return told(answer.status(), answer.payment(), answer.declineCode());
        });
    }

    /** Takes money that was held. */
    public Told capture(@Nullable PaymentId payment, String key, Money amount) {
        if (payment == null || amount.isZero()) {
            return new Told.Done(payment);
        }
        return told(key, () -> {
            Transfer answer = payments.capture(payment, new Payments.Amount(key, amount));
            return told(answer.status(), payment, answer.declineCode());
        });
    }

    /** Gives money back that was taken. */
    public Told refund(@Nullable PaymentId payment, String key, Money amount) {
        if (payment == null || amount.isZero()) {
            return new Told.Done(payment);
        }
        return told(key, () -> {
            Transfer answer = payments.refund(payment, new Payments.Amount(key, amount));
            return told(answer.status(), payment, answer.declineCode());
        });
    }

    /** Lets go of what was held and not taken. */
    public Told release(PaymentId payment) {
        return told("release of " + payment, () -> {
            Payment answer = payments.release(payment);
            return answer.status() == Status.UNKNOWN ? new Told.NotYet(true) : new Told.Done(payment);
        });
    }

    private static Told told(Status status, PaymentId payment, @Nullable String declineCode) {
        return switch (status) {
            case SUCCEEDED -> new Told.Done(payment);
            case DECLINED -> new Told.Declined(Objects.requireNonNullElse(declineCode, "declined"));
            case VOIDED -> new Told.Declined("voided");
            case UNKNOWN, ACTION_REQUIRED -> new Told.NotYet(true);
        };
    }

    private static Told told(String key, Supplier<Told> call) {
        try {
            return call.get();
        } catch (RemoteUnavailable away) {
            LOG.info("{}: {}", key, away.getMessage());
            return new Told.NotYet(away.maybeExecuted());
        } catch (RemoteProblem refusal) {
            LOG.warn("{}: {}", key, refusal.toString());
            return told(refusal);
        }
    }

    private static Told told(RemoteProblem refusal) {
        if (PASSING.contains(refusal.remoteCode())) {
            return new Told.NotYet(true);
        }
        if (!FINAL.contains(refusal.status())) {
            return new Told.NotYet(false);
        }
        return new Told.Declined(refusal.remoteCode().isEmpty() ? "refused" : refusal.remoteCode());
    }
}
